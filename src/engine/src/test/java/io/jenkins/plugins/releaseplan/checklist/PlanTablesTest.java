package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class PlanTablesTest {

    private static Checklist parse(String... lines) throws UnreadableChecklistException {
        return Checklist.parse("## Tables\n\n" + String.join("\n", lines));
    }

    private static Checklist table(String header, String... rows) throws UnreadableChecklistException {
        long columns = header.chars().filter(c -> c == '|').count() - 1;
        return parse(header, "|" + "---|".repeat((int) columns), String.join("\n", rows));
    }

    @Test
    public void aScheduleHasAStartAndATask() throws Exception {
        Checklist plan =
                table("| TASK | **Start time** | end Time | Owner | Status |", "| Go | T-1 hour | T | Ops | Open |");
        assertThat(plan.schedule())
                .containsExactly(new ScheduleEntry(
                        "Go", Offset.of("T-1 hour"), java.util.Optional.of(Offset.of("T")), "Ops", "Open"));
        assertThat(table("| When | What |", "| 09:00 UTC | go |", "| | later |").schedule())
                .extracting(entry -> entry.start().text())
                .containsExactly("09:00 UTC", "");
        assertThat(table("| Offset | Activity |", "| T+1h - T+2h | go |").schedule())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.start().text()).isEqualTo("T+1h");
                    assertThat(entry.end().map(Offset::text)).contains("T+2h");
                });
    }

    @Test
    public void lengthsOfTimeAndOtherTablesAreNoSchedule() throws Exception {
        assertThat(table("| Step | Time |", "| a | 5 min |").schedule()).isEmpty();
        assertThat(table("| Variable | Description | Required |", "| A | b | yes |")
                        .counts())
                .isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(table("| Environment | URL | Auto-Deploy | Approval Required |", "| Staging | x | no | no |")
                        .counts())
                .isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(table("| Service | Availability |", "| API | 99.9% |").contacts())
                .isEmpty();
    }

    @Test
    public void aTableOfSignaturesIsNoScheduleThoughItHasATime() throws Exception {
        Checklist plan =
                table("| Role | Name | Signature | Date | Time |", "| **CTO** | Ann | ____ | | |", "| | | | | |");
        assertThat(plan.signOffs()).containsExactly(new SignOffRole("CTO", "Ann", ""));
        assertThat(plan.schedule()).isEmpty();
        assertThat(plan.contacts()).isEmpty();
    }

    @Test
    public void approversAndSignOffColumnsAreSignOffsButTasksThatAreSignedOffAreNot() throws Exception {
        assertThat(table("| Approver | Signature |", "| CTO | |").signOffs())
                .extracting(SignOffRole::role)
                .containsExactly("CTO");
        assertThat(table("| Team | Sign-off |", "| QA | |").signOffs())
                .extracting(SignOffRole::role)
                .containsExactly("QA");
        assertThat(table("| Role | Approved by |", "| QA | |").signOffs()).hasSize(1);
        assertThat(table("| Check | Owner | Sign-off |", "| a | b | |").signOffs())
                .isEmpty();
    }

    @Test
    public void contactsHaveSomebodyAndAWayToReachThem() throws Exception {
        Checklist plan =
                table("| Role | Name | E-mail | Availability |", "| On-call | Bob<br>Al | a@b.example | 24/7 |");
        assertThat(plan.contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.role()).isEqualTo("On-call");
            assertThat(contact.name()).isEqualTo("Bob Al");
            assertThat(contact.details()).containsEntry("E-mail", "a@b.example").containsEntry("Availability", "24/7");
        });
        assertThat(table("| Team | Slack |", "| DBA | #dba |").contacts()).hasSize(1);
        assertThat(table("| Role | Responsibilities |", "| DBA | databases |").contacts())
                .isEmpty();
    }

    @Test
    public void escapedPipesMissingAndSurplusCellsAreRead() throws Exception {
        Checklist plan = parse("| Role | Name | Phone |", "|:--|:-:|--:|", "| a\\|b |", "| c | d | 1 | surplus |");
        assertThat(plan.contacts()).extracting(Contact::role).containsExactly("a|b", "c");
        assertThat(plan.contacts().get(1).details()).containsOnlyKeys("Phone");
    }

    @Test
    public void tablesInListsAndQuotesAreRead() throws Exception {
        assertThat(parse("> | Role | Signature |", "> |---|---|", "> | CTO | |").signOffs())
                .hasSize(1);
        assertThat(parse("- [ ] signed", "", "  | Role | Signature |", "  |---|---|", "  | CTO | |")
                        .signOffs())
                .hasSize(1);
    }
}
