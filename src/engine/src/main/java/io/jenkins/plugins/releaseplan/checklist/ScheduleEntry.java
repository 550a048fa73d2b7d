package io.jenkins.plugins.releaseplan.checklist;

import java.util.Objects;
import java.util.Optional;

/**
 * A row of a schedule.
 *
 * @param task what is done
 * @param start when it begins; its text is empty if the plan does not say
 * @param end when it ends
 * @param owner who does it; empty if the plan does not say
 * @param status how it stands by the document; empty if the plan does not say
 */
public record ScheduleEntry(String task, Offset start, Optional<Offset> end, String owner, String status) {

    public ScheduleEntry {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(status, "status");
    }
}
