package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.Phase;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import io.jenkins.plugins.releaseplan.release.Release;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A checklist, written once; each mark on it, added when it is made; and how each item stands, for people. */
final class ChecklistRows {

    private ChecklistRows() {}

    /** @param before null for a release that begins */
    static void save(Connection connection, Release before, Release after) throws SQLException {
        String release = after.plan().id();
        Checklist was = before == null ? null : before.checklist();
        Checklist is = after.checklist();
        ChecklistProgress saidBefore = before == null ? ChecklistProgress.none() : before.progress();
        marks(connection, release, saidBefore.marks().size(), after.progress().marks());
        if (is == null) {
            return;
        }
        if (is != was && !is.equals(was)) {
            document(connection, release, is);
            items(connection, release, is, after.progress());
        } else if (!saidBefore.equals(after.progress())) {
            statuses(connection, release, is, saidBefore, after.progress());
        }
    }

    private static void document(Connection connection, String release, Checklist checklist) throws SQLException {
        Row.of("checklists")
                .set("title", checklist.title())
                .set("state", StateJson.write(checklist))
                .save(connection, Row.of("checklists").set("release_id", release));
    }

    private static void marks(Connection connection, String release, int known, List<Mark> marks) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (int i = known; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            rows.add(Row.of("checklist_marks")
                    .set("release_id", release)
                    .set("ordinal", i)
                    .cut("item_id", mark.itemId(), 1000)
                    .set("status", mark.status().name())
                    .cut("marked_by", mark.by(), 2000)
                    .set("marked_at", mark.at())
                    .set("state", StateJson.write(mark)));
        }
        Row.insert(connection, rows);
    }

    private static void items(Connection connection, String release, Checklist checklist, ChecklistProgress progress)
            throws SQLException {
        Sql.change(connection, "DELETE FROM checklist_items WHERE release_id = ?", release);
        Map<String, Status> statuses = progress.statuses(checklist);
        List<Row> rows = new ArrayList<>();
        for (Phase phase : checklist.phases()) {
            for (Item item : checklist.itemsOf(List.of(phase))) {
                Row row = Row.of("checklist_items")
                        .set("release_id", release)
                        .set("ordinal", rows.size())
                        .cut("item_id", item.id(), 1000)
                        .set("phase", phase.title())
                        .set("item_text", item.text())
                        .set("conditional", item.conditional());
                rows.add(status(row, checklist, progress, item.id(), statuses.get(item.id())));
            }
        }
        Row.insert(connection, rows);
    }

    private static Row status(Row row, Checklist checklist, ChecklistProgress progress, String item, Status status) {
        Optional<Mark> mark = progress.lastMark(item);
        return row.set("status", status.name())
                .cut("status_by", progress.by(checklist, item).orElse(""), 2000)
                .set("status_at", mark.map(Mark::at).orElse(null));
    }

    private static void statuses(
            Connection connection,
            String release,
            Checklist checklist,
            ChecklistProgress before,
            ChecklistProgress after)
            throws SQLException {
        Map<String, Status> was = before.statuses(checklist);
        Map<String, Status> is = after.statuses(checklist);
        List<Mark> added =
                after.marks().subList(before.marks().size(), after.marks().size());
        List<Item> items = checklist.itemsOf(checklist.phases());
        for (int ordinal = 0; ordinal < items.size(); ordinal++) {
            String item = items.get(ordinal).id();
            boolean marked = added.stream().anyMatch(mark -> mark.itemId().equals(item));
            if (marked || was.get(item) != is.get(item)) {
                status(Row.of("checklist_items"), checklist, after, item, is.get(item))
                        .update(
                                connection,
                                Row.of("checklist_items")
                                        .set("release_id", release)
                                        .set("ordinal", ordinal));
            }
        }
    }

    static Optional<Checklist> read(Connection connection, String release) throws SQLException {
        return Sql.one(
                connection,
                "SELECT state FROM checklists WHERE release_id = ?",
                row -> StateJson.read(row.getString(1), Checklist.class),
                release);
    }

    static ChecklistProgress progress(Connection connection, String release) throws SQLException {
        return new ChecklistProgress(Sql.all(
                connection,
                "SELECT state FROM checklist_marks WHERE release_id = ? ORDER BY ordinal",
                row -> StateJson.read(row.getString(1), Mark.class),
                release));
    }
}
