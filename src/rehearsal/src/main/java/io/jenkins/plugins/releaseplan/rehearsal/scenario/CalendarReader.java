package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.schedule.Freeze;
import io.jenkins.plugins.releaseplan.schedule.MaintenanceWindow;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Reads maintenance windows and freeze periods. */
final class CalendarReader {

    private final ZoneId zone;
    private final References references;

    CalendarReader(ZoneId zone, References references) {
        this.zone = zone;
        this.references = references;
    }

    /** A window: a text, a list of texts, or a mapping with a zone. */
    MaintenanceWindow window(Value value) {
        references.defines(References.Kind.WINDOW, value.key());
        if (!value.isMapping()) {
            return MaintenanceWindow.parse(value.key(), zone, value.listOf(Value::text));
        }
        Section section = value.section(Shape.WINDOW);
        ZoneId own = section.get("zone", zone, TimeReader::zone);
        List<String> slots = section.require("slots", null, all -> all.listOf(Value::text));
        return slots == null ? null : MaintenanceWindow.parse(value.key(), own, slots);
    }

    Freeze freeze(Value value) {
        references.defines(References.Kind.FREEZE, value.key());
        Section section = value.section(Shape.FREEZE);
        LocalDateTime from = section.require("from", null, TimeReader::local);
        LocalDateTime to = section.require("to", null, TimeReader::local);
        ZoneId own = section.get("zone", zone, TimeReader::zone);
        String reason = section.get("reason", "", Value::text);
        return from == null || to == null ? null : new Freeze(value.key(), own, from, to, reason);
    }
}
