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

    @Test
    public void schedulesHaveManyNamesForTheirColumns() throws Exception {
        assertThat(table("| Start Time (T+) | Deployment Step | Responsible |", "| T+0:30 | go | Ops |")
                        .schedule())
                .singleElement()
                .satisfies(entry -> assertThat(entry.owner()).isEqualTo("Ops"));
        assertThat(table("| Task | Owner | Due |", "| a | b | T-3 days |").schedule())
                .hasSize(1);
        assertThat(table("| Week | Activities |", "| 2-3 | a |").schedule())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.start().text()).isEqualTo("2-3");
                    assertThat(entry.start().from()).contains(java.time.Duration.ofDays(7));
                });
    }

    @Test
    public void historiesRisksAndRecordsAreNoSchedules() throws Exception {
        for (Checklist plan : java.util.List.of(
                table("| Version | Date | Description | Author |", "| 1 | 2024-01-01 | first | me |"),
                table("| Item | Risk | Target Date |", "| a | b | 2024-01-01 |"),
                table("| Task | Completed | Date | Notes |", "| a | [ ] | ______ | |"),
                table("| Step | From | To |", "| shift | 0% | 10% |"))) {
            assertThat(plan.schedule()).isEmpty();
        }
    }

    @Test
    public void tablesOfRolesUnderAHeadingOnSignOffsAreSignOffs() throws Exception {
        String roles = "| Role | Name | Date |\n|---|---|---|\n| QA Lead | | 2024-01-01 |";
        assertThat(Checklist.parse("## Final Approval\n\n" + roles).signOffs())
                .containsExactly(new SignOffRole("QA Lead", "", ""));
        assertThat(Checklist.parse("## Approval process\n\n" + roles).signOffs())
                .isEmpty();
        assertThat(table("| Role | Name | Go/No-Go |", "| CTO | Ann | |").signOffs())
                .hasSize(1);
    }

    @Test
    public void listsOfRolesUnderAHeadingOnSignOffsAreSignOffs() throws Exception {
        Checklist plan = Checklist.parse(String.join(
                "\n",
                "## Sign-off",
                "- [ ] QA Lead: ________",
                "- **Product / Business Owner**: Jane Doe ______ Date: ____",
                "- Security Officer",
                "- Date: ______",
                "- [ ] QA sign-off documented",
                "- Notify DevOps team",
                "## Checks",
                "- Database Administrator",
                "- [ ] Result: ______"));
        assertThat(plan.signOffs())
                .containsExactly(
                        new SignOffRole("QA Lead", "", ""),
                        new SignOffRole("Product / Business Owner", "Jane Doe", ""),
                        new SignOffRole("Security Officer", "", ""));
        assertThat(plan.counts().items()).isEqualTo(3);
    }

    @Test
    public void listsOfPeopleWithAnAddressUnderAHeadingOnContactsAreContacts() throws Exception {
        Checklist plan = Checklist.parse(String.join(
                "\n",
                "## Emergency contacts",
                "- **Release Manager**: Jane, jane@shop.example",
                "- DBA — Bob Ray (+1 555-010-9999)",
                "- On-call: #oncall",
                "- Slack: #deployments",
                "- Escalation: the CTO after 30 minutes",
                "## Elsewhere",
                "- Author: ann@shop.example"));
        assertThat(plan.contacts())
                .extracting(contact -> contact.role() + "/" + contact.name())
                .containsExactly("Release Manager/Jane", "DBA/Bob Ray", "On-call/");
        assertThat(plan.contacts().get(0).details()).containsEntry("Contact", "Jane, jane@shop.example");
    }

    @Test
    public void howATeamIsStaffedAndWhoIsToldAreNoContacts() throws Exception {
        assertThat(table("| Role | Hours | Availability |", "| DBA | 40 | confirmed |")
                        .contacts())
                .isEmpty();
        assertThat(table("| Stakeholder | Channel | Timing |", "| Clinics | newsletter | T-7 days |")
                        .contacts())
                .isEmpty();
        assertThat(table("| Level | Contact |", "| L1 | on-call |").contacts()).hasSize(1);
        assertThat(table("| Role | Phone / Slack |", "| IC | #ic |").contacts()).hasSize(1);
    }

    @Test
    public void aColumnOfNumbersDoesNotSayWhatIsDone() throws Exception {
        assertThat(table(
                                "| Step | Description | Start Time | Resource |",
                                "| 1 | Take snapshot | T-00:30 | DBA |",
                                "| S-2 | Deploy | T | Ops |")
                        .schedule())
                .extracting(entry -> entry.task() + " by " + entry.owner())
                .containsExactly("Take snapshot by DBA", "Deploy by Ops");
        assertThat(table("| Step | Start |", "| 1 | T |").schedule()).hasSize(1);
    }

    @Test
    public void timesRelativeToTheReleaseMakeAScheduleWhateverItsColumnsAreCalled() throws Exception {
        assertThat(table("| Audience | Channel | When | Owner |", "| Customers | Email | T-7d | Marketing |")
                        .schedule())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.task()).isEqualTo("Customers");
                    assertThat(entry.owner()).isEqualTo("Marketing");
                });
        assertThat(table("| Site | When |", "| Berlin | Sat 02:00 |").schedule())
                .isEmpty();
    }

    @Test
    public void reviewersSignOffAsApproversDo() throws Exception {
        assertThat(table("| Reviewer | Sign-off | Date |", "| QA | | |", "| Security | \u2610 | |")
                        .signOffs())
                .extracting(signOff -> signOff.role() + signOff.signature())
                .containsExactly("QA", "Security");
    }

    @Test
    public void linesToSignOnAreSignOffsInParagraphsToo() throws Exception {
        Checklist plan = Checklist.parse(String.join(
                "\n",
                "## Approvals",
                "Please sign before T-1h.",
                "",
                "Product Manager: ____________  Date: ______",
                "**Security:** Ada ____________",
                "",
                "Approved by: ____________",
                "",
                "- Engineering:",
                "- **Support** — @mira",
                "- Date:",
                "- Everybody else:",
                "  - nobody"));
        assertThat(plan.signOffs())
                .extracting(signOff -> signOff.role() + " = " + signOff.name())
                .containsExactly("Product Manager = ", "Security = Ada", "Engineering = ", "Support = ");
        assertThat(Checklist.parse("## Form\n\nProduct Manager: ____________").signOffs())
                .isEmpty();
    }

    @Test
    public void contactsAreReadFromBoldLinesAndInternationalNumbers() throws Exception {
        Checklist plan = Checklist.parse(String.join(
                "\n",
                "## Contacts",
                "**Primary:** Ada (ada@shop.example)",
                "**Secondary:** Bob, +49 170 1234567",
                "",
                "For anything else: office@shop.example",
                "",
                "* Incident commander: Kim Park, +49 170 1234567"));
        assertThat(plan.contacts())
                .extracting(Contact::role)
                .containsExactly("Primary", "Secondary", "Incident commander");
    }
}
