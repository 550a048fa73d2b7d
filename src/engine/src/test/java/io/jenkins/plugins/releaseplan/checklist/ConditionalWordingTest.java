package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class ConditionalWordingTest {

    @Test
    public void textsThatSayThatTheyMayNotApplyAreConditional() {
        List<String> conditional = List.of(
                "Maintenance window (if required)",
                "Load test done (for performance-critical changes)",
                "Process payment (if billing changes)",
                "If applicable, notify partners",
                "Update guides if necessary",
                "Scale workers as needed",
                "Clear cache, if needed.",
                "Optional: warm caches",
                "[Optional] Warm caches",
                "Warm caches (optional)",
                "Restore the database if required by the DBA",
                "If schema changes are included, run the migration",
                "Run migrations when required",
                "In case of failure, call operations",
                "Notify users where applicable",
                "Document issues, if any",
                "Edge functions (only if enabled)",
                "Partner check (N/A if no partner)",
                "Migrate the schema if the schema changed",
                "Run the migration unless already done",
                "(If needed) restart",
                "Deploy functions (when edge functions changed)",
                "Security review for security-sensitive changes",
                "Backup taken or N/A",
                "Optionally run a load test",
                "Database rollback (IF REQUIRED)",
                "Restart workers only if the queue is stuck",
                "Accessibility review (UI changes only)",
                "Purge the cache (for frontend changes only)",
                "Mobile regression (for releases touching iOS)",
                "Flags updated (as applicable)");
        assertThat(conditional)
                .allSatisfy(text ->
                        assertThat(ConditionalWording.saysSo(text)).as(text).isTrue());
    }

    @Test
    public void textsThatOnlySpeakOfConditionsAreNot() {
        List<String> plain = List.of(
                "Verify what happens if a node fails",
                "Check if backups exist",
                "Announcement sent (email to all staff)",
                "Dry run (staging environment)",
                "Verify if required secrets exist",
                "Check if required",
                "Escalation clear (if a patient is worse, who is told?)",
                "Test optional fields",
                "Confirm all required approvals",
                "Review for breaking changes",
                "Monitor for performance changes",
                "Error monitoring (first 15 minutes)",
                "Know when to roll back",
                "Document steps for when the primary fails",
                "Verify alerts fire when the error rate is above 5%",
                "Review scheduled (T+48h)",
                "Test if/else paths",
                "Notify support when the deployment is complete",
                "Determine if a rollback is needed",
                "Backups (for all databases)",
                "Tag the image (for the release)",
                "Ensure the app works as required",
                "When the deployment is complete, notify users",
                "Enable optional modules",
                "Applicable policies reviewed",
                "Verify rollback if deployment fails",
                "All services run as configured",
                "Verify that it starts only when enabled",
                "Verify the app still works if the cache is unavailable",
                "Review meeting (MANDATORY)",
                "");
        assertThat(plain)
                .allSatisfy(text ->
                        assertThat(ConditionalWording.saysSo(text)).as(text).isFalse());
    }

    @Test
    public void aDetailMakesNoItemConditionalButItsOwnHeadingDoesSoForThePhase() throws Exception {
        Phase phase = Checklist.parse("## Rollback (if required)\n- [ ] scan\n  - SAST (if applicable)")
                .phases()
                .get(0);
        assertThat(phase.conditional()).isTrue();
        assertThat(phase.items().get(0).conditional()).isFalse();
    }
}
