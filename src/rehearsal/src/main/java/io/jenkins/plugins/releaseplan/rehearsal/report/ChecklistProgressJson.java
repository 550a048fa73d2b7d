package io.jenkins.plugins.releaseplan.rehearsal.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.analysis.Comparison;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.Offset;
import io.jenkins.plugins.releaseplan.checklist.Phase;
import io.jenkins.plugins.releaseplan.checklist.PhaseProgress;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A checklist as it ended. Phases that hold neither items nor text are left out. */
final class ChecklistProgressJson {

    private final ReleaseRecord record;
    private final Checklist checklist;
    private final ChecklistProgress progress;
    private final Map<String, Status> statuses;

    ChecklistProgressJson(ReleaseRecord record, Release release) {
        this.record = record;
        this.checklist = release.checklist();
        this.progress = release.progress();
        this.statuses = progress.statuses(checklist);
    }

    ObjectNode node() {
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("title", checklist.title());
        ArrayNode phases = node.putArray("phases");
        checklist.phases().stream()
                .filter(phase -> !phase.items().isEmpty() || !phase.markdown().isEmpty())
                .forEach(phase -> phases.add(phase(phase)));
        ArrayNode schedule = node.putArray("schedule");
        checklist.schedule().forEach(entry -> {
            ObjectNode one = schedule.addObject();
            one.put("task", entry.task());
            one.put("start", entry.start().text());
            one.put("end", entry.end().map(Offset::text).orElse(null));
            one.put("owner", AnswerJson.orNull(entry.owner()));
            one.put("status", AnswerJson.orNull(entry.status()));
        });
        ArrayNode signOffs = node.putArray("signOffs");
        checklist.signOffs().forEach(role -> signOffs.addObject().put("role", role.role()));
        ArrayNode contacts = node.putArray("contacts");
        checklist.contacts().forEach(contact -> contacts.addObject().put("role", contact.role()));
        criteria(node.putArray("criteria"));
        return node;
    }

    private void criteria(ArrayNode criteria) {
        checklist.criteria().forEach(criterion -> {
            ObjectNode one = criteria.addObject();
            one.put("text", criterion.text());
            one.put("severity", criterion.severity().map(Enum::name).orElse(null));
            one.put("metric", criterion.metric().orElse(null));
            one.put("comparison", criterion.comparison().map(Comparison::sign).orElse(null));
            if (criterion.threshold().isPresent()) {
                one.put("threshold", criterion.threshold().getAsDouble());
            } else {
                one.putNull("threshold");
            }
            one.put("scope", criterion.scope().orElse(null));
        });
    }

    private ObjectNode phase(Phase phase) {
        PhaseProgress stand = progress.of(checklist, List.of(phase));
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("id", phase.id());
        node.put("title", phase.title());
        node.put("level", phase.level());
        node.put("offset", phase.offset().map(Offset::text).orElse(null));
        node.put("done", stand.done());
        node.put("notApplicable", stand.notApplicable());
        node.put("total", stand.total());
        AnswerJson.html(node, "body", MarkdownHtml.blocks(phase.markdown()));
        ArrayNode items = node.putArray("items");
        phase.items().forEach(item -> items.add(item(item)));
        return node;
    }

    private ObjectNode item(Item item) {
        Optional<Mark> mark = progress.lastMark(item.id());
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("id", item.id());
        node.put("text", item.text());
        AnswerJson.html(node, "text", MarkdownHtml.line(item.markdown()));
        node.put("conditional", item.conditional());
        node.put("status", statuses.get(item.id()).name());
        node.put("by", progress.by(checklist, item.id()).orElse(null));
        node.put("at", mark.map(Mark::at).map(AnswerJson::text).orElse(null));
        node.put("reason", mark.map(Mark::reason).map(AnswerJson::orNull).orElse(null));
        node.put("note", mark.map(Mark::note).map(AnswerJson::orNull).orElse(null));
        AnswerJson.html(node, "reason", mark.map(Mark::reason).map(record::html).orElse(""));
        AnswerJson.html(node, "note", mark.map(Mark::note).map(record::html).orElse(""));
        node.put("evidence", mark.map(Mark::evidence).map(AnswerJson::orNull).orElse(null));
        ArrayNode details = node.putArray("details");
        item.details().forEach(details::add);
        AnswerJson.html(node, "details", MarkdownHtml.blocks(item.detailsMarkdown()));
        ArrayNode children = node.putArray("children");
        item.children().forEach(child -> children.add(item(child)));
        return node;
    }
}
