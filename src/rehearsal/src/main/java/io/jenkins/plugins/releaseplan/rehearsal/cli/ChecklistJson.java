package io.jenkins.plugins.releaseplan.rehearsal.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.Contact;
import io.jenkins.plugins.releaseplan.checklist.Counts;
import io.jenkins.plugins.releaseplan.checklist.Criterion;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Link;
import io.jenkins.plugins.releaseplan.checklist.Offset;
import io.jenkins.plugins.releaseplan.checklist.Phase;
import io.jenkins.plugins.releaseplan.checklist.Procedure;
import io.jenkins.plugins.releaseplan.checklist.ScheduleEntry;
import io.jenkins.plugins.releaseplan.checklist.Script;
import io.jenkins.plugins.releaseplan.checklist.SignOffRole;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A checklist as JSON. What the plan does not state is null; times are ISO 8601 durations from T. */
final class ChecklistJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ChecklistJson() {}

    /** @param ascii whether to escape all other characters, for an output that could not show them */
    static String text(Checklist checklist, boolean ascii) {
        ObjectWriter writer = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, ascii)
                .build()
                .writer();
        try {
            return writer.writeValueAsString(of(checklist));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes is always JSON", e);
        }
    }

    static ObjectNode of(Checklist checklist) {
        ObjectNode node = NODES.objectNode();
        node.put("title", checklist.title());
        node.set("counts", counts(checklist.counts()));
        node.set("phases", all(checklist.phases(), ChecklistJson::phase));
        node.set("schedule", all(checklist.schedule(), ChecklistJson::entry));
        node.set("signOffs", all(checklist.signOffs(), ChecklistJson::signOff));
        node.set("contacts", all(checklist.contacts(), ChecklistJson::contact));
        node.set("criteria", all(checklist.criteria(), ChecklistJson::criterion));
        return node;
    }

    private static <T> ArrayNode all(Collection<T> values, Function<T, ObjectNode> toNode) {
        ArrayNode nodes = NODES.arrayNode();
        values.forEach(value -> nodes.add(toNode.apply(value)));
        return nodes;
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode nodes = NODES.arrayNode();
        texts.forEach(nodes::add);
        return nodes;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static ObjectNode counts(Counts counts) {
        return NODES.objectNode()
                .put("phases", counts.phases())
                .put("items", counts.items())
                .put("topLevelItems", counts.topLevelItems())
                .put("conditional", counts.conditional())
                .put("schedule", counts.schedule())
                .put("signOffs", counts.signOffs())
                .put("contacts", counts.contacts())
                .put("criteria", counts.criteria());
    }

    private static ObjectNode phase(Phase phase) {
        ObjectNode node = NODES.objectNode();
        node.put("id", phase.id()).put("title", phase.title()).put("level", phase.level());
        putOffset(node, "offset", phase.offset());
        node.put("conditional", phase.conditional());
        node.set("items", all(phase.items(), ChecklistJson::item));
        node.set("procedures", all(phase.procedures(), ChecklistJson::procedure));
        node.set("scripts", all(phase.scripts(), ChecklistJson::script));
        node.set("notes", texts(phase.notes()));
        return node.put("line", phase.line());
    }

    private static void putOffset(ObjectNode node, String key, Optional<Offset> offset) {
        node.put(key, offset.map(Offset::text).map(ChecklistJson::orNull).orElse(null));
        node.put(
                key + "From",
                offset.flatMap(Offset::from).map(Duration::toString).orElse(null));
        node.put(key + "To", offset.flatMap(Offset::to).map(Duration::toString).orElse(null));
    }

    private static ObjectNode item(Item item) {
        ObjectNode node = NODES.objectNode();
        node.put("id", item.id()).put("text", item.text());
        node.put("done", item.done()).put("conditional", item.conditional());
        node.set("details", texts(item.details()));
        node.set("children", all(item.children(), ChecklistJson::item));
        node.put("group", item.group().orElse(null));
        node.set("links", all(item.links(), ChecklistJson::link));
        return node.put("line", item.line());
    }

    private static ObjectNode link(Link link) {
        return NODES.objectNode().put("text", link.text()).put("url", link.url());
    }

    private static ObjectNode procedure(Procedure procedure) {
        ObjectNode node = NODES.objectNode();
        node.set("steps", all(procedure.steps(), ChecklistJson::step));
        return node.put("line", procedure.line());
    }

    private static ObjectNode step(Procedure.Step step) {
        ObjectNode node = NODES.objectNode();
        node.put("number", step.number()).put("text", step.text());
        node.set("details", texts(step.details()));
        node.set("scripts", all(step.scripts(), ChecklistJson::script));
        return node;
    }

    private static ObjectNode script(Script script) {
        ObjectNode node = NODES.objectNode();
        node.put("language", orNull(script.language())).put("text", script.text());
        return node.put("line", script.line());
    }

    private static ObjectNode entry(ScheduleEntry entry) {
        ObjectNode node = NODES.objectNode();
        node.put("task", entry.task());
        putOffset(node, "start", Optional.of(entry.start()));
        putOffset(node, "end", entry.end());
        return node.put("owner", orNull(entry.owner())).put("status", orNull(entry.status()));
    }

    private static ObjectNode signOff(SignOffRole signOff) {
        return NODES.objectNode()
                .put("role", signOff.role())
                .put("name", orNull(signOff.name()))
                .put("signature", orNull(signOff.signature()));
    }

    private static ObjectNode contact(Contact contact) {
        ObjectNode details = NODES.objectNode();
        contact.details().forEach(details::put);
        ObjectNode node = NODES.objectNode();
        node.put("role", contact.role()).put("name", orNull(contact.name()));
        node.set("details", details);
        return node;
    }

    private static ObjectNode criterion(Criterion criterion) {
        ObjectNode node = NODES.objectNode();
        node.put("text", criterion.text());
        node.put(
                "severity",
                criterion
                        .severity()
                        .map(severity -> severity.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        node.put("metric", criterion.metric().orElse(null));
        node.put(
                "comparison",
                criterion.comparison().map(comparison -> comparison.sign()).orElse(null));
        putNumber(node, criterion.threshold());
        node.put("unit", criterion.unit().orElse(null));
        node.put("scope", criterion.scope().orElse(null));
        putOffset(node, "offset", criterion.offset());
        return node.put("line", criterion.line());
    }

    private static void putNumber(ObjectNode node, OptionalDouble number) {
        if (number.isEmpty()) {
            node.putNull("threshold");
        } else if (number.getAsDouble() == Math.rint(number.getAsDouble())) {
            node.put("threshold", (long) number.getAsDouble());
        } else {
            node.put("threshold", number.getAsDouble());
        }
    }
}
