package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditEntry;
import io.jenkins.plugins.releaseplan.release.Release;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who has to do with a release: who started or caused it, who signed, and whom its checklist names. Nobody is removed. */
final class StakeholderRows {

    private record Stakeholder(String involvement, String person, String role) {}

    private StakeholderRows() {}

    /** @param before null for a release that begins */
    static void save(Connection connection, Release before, Release after) throws SQLException {
        if (before != null && sameSources(before, after)) {
            return;
        }
        Set<Stakeholder> known = new LinkedHashSet<>(Sql.all(
                connection,
                "SELECT involvement, person, role_name FROM release_stakeholders WHERE release_id = ? ORDER BY ordinal",
                row -> new Stakeholder(row.getString(1), row.getString(2), row.getString(3)),
                after.plan().id()));
        List<Row> rows = new ArrayList<>();
        for (Stakeholder stakeholder : of(after)) {
            if (known.add(stakeholder)) {
                rows.add(Row.of("release_stakeholders")
                        .set("release_id", after.plan().id())
                        .set("ordinal", known.size() - 1)
                        .set("involvement", stakeholder.involvement())
                        .set("person", stakeholder.person())
                        .set("role_name", stakeholder.role()));
            }
        }
        Row.insert(connection, rows);
    }

    private static boolean sameSources(Release before, Release after) {
        return before.plan().equals(after.plan())
                && before.checklist() == after.checklist()
                && signers(before).equals(signers(after));
    }

    private static Set<Stakeholder> signers(Release release) {
        Set<Stakeholder> signers = new LinkedHashSet<>();
        release.gates()
                .values()
                .forEach(gate -> gate.signOffs()
                        .forEach(signOff -> signers.add(stakeholder("SIGNED", signOff.person(), signOff.role()))));
        return signers;
    }

    private static Set<Stakeholder> of(Release release) {
        Set<Stakeholder> all = new LinkedHashSet<>();
        all.add(stakeholder("STARTED", release.plan().startedBy(), ""));
        release.plan().causedBy().forEach(person -> all.add(stakeholder("CAUSED", person, "")));
        if (release.checklist() != null) {
            release.checklist().signOffs().forEach(role -> all.add(stakeholder("SIGNS", role.name(), role.role())));
            release.checklist()
                    .contacts()
                    .forEach(contact -> all.add(stakeholder("CONTACT", contact.name(), contact.role())));
        }
        all.addAll(signers(release));
        return all;
    }

    /** As the database will give it back, so that the same one is known again. */
    private static Stakeholder stakeholder(String involvement, String person, String role) {
        return new Stakeholder(involvement, kept(person), kept(role));
    }

    private static String kept(String text) {
        String storable = AuditEntry.storable(text);
        return storable.length() <= 2000 ? storable : storable.substring(0, 1999) + "…";
    }
}
