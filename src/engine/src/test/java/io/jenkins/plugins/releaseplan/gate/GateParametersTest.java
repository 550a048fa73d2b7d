package io.jenkins.plugins.releaseplan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;

public class GateParametersTest {

    @Test
    public void makesThePlanOfEverythingThatIsGiven() {
        GatePlan plan = gate().phase("Pre-Release")
                .signOff(List.of("Release Manager", "Security Lead"))
                .calendar(GateSamples.OFF_PEAK)
                .facts("healthy in staging")
                .healthy("pms")
                .analysis(GateSamples.SLO, "pms")
                .timeout(Duration.ofHours(4))
                .onTimeout("reject")
                .fourEyes(true)
                .plan();
        assertThat(plan)
                .isEqualTo(new GatePlan(
                        "Go / No-Go",
                        List.of(
                                new Condition.ChecklistComplete("Pre-Release"),
                                new Condition.SignedOff("Release Manager", 1),
                                new Condition.SignedOff("Security Lead", 1),
                                GateSamples.WINDOW,
                                GateSamples.FACT,
                                GateSamples.HEALTH,
                                GateSamples.METRICS),
                        Optional.of(Duration.ofHours(4)),
                        GatePlan.OnTimeout.REJECT,
                        true));
    }

    @Test
    public void takesAMapOfRolesWithQuorumsAndListsOfPhases() {
        Map<String, Object> quorums = new LinkedHashMap<>();
        quorums.put("Release Manager", 2);
        quorums.put("Security Lead", 1L);
        assertThat(gate().signOff(quorums).phase(List.of("A", "B")).plan().conditions())
                .containsExactly(
                        new Condition.SignedOff("Release Manager", 2),
                        new Condition.SignedOff("Security Lead", 1),
                        new Condition.ChecklistComplete("A"),
                        new Condition.ChecklistComplete("B"));
    }

    @Test
    public void takesOneRoleAndTheWholeChecklist() {
        assertThat(gate().signOff("Lead").phase("").plan().conditions())
                .containsExactly(GateSamples.LEAD, new Condition.ChecklistComplete(""));
    }

    @Test
    public void failsOnATimeOutAndLeavesFourEyesOffUnlessToldOtherwise() {
        GatePlan plan = gate().calendar(ReleaseCalendar.ALWAYS).plan();
        assertThat(plan.onTimeout()).isEqualTo(GatePlan.OnTimeout.FAIL);
        assertThat(plan.fourEyes()).isFalse();
        assertThat(plan.timeout()).isEmpty();
    }

    @Test
    public void namesTheParameterThatIsWrong() {
        refuses(() -> GateParameters.named(" "), "name: a gate needs a name");
        refuses(() -> GateParameters.named(null), "name: a gate needs a name");
        refuses(() -> gate().signOff(List.of()), "signOff: is empty");
        refuses(() -> gate().signOff(Map.of()), "signOff: is empty");
        refuses(() -> gate().signOff(List.of(" ")), "signOff: the role of a sign-off is missing");
        refuses(() -> gate().signOff(Map.of("Lead", 0)), "signOff: the quorum of 'Lead' is 1..99, not 0");
        refuses(() -> gate().signOff(Map.of("Lead", -1)), "signOff: the quorum of 'Lead' is 1..99, not -1");
        refuses(() -> gate().signOff(Map.of("Lead", Long.MAX_VALUE)), "signOff: the quorum of 'Lead' is 1..99");
        refuses(
                () -> gate().signOff(Map.of("Lead", 1.5)),
                "signOff: the number of people for 'Lead' is a whole number");
        refuses(
                () -> gate().signOff(Map.of("Lead", "two")),
                "signOff: the number of people for 'Lead' is a whole number");
        refuses(() -> gate().signOff(Map.of(7, 1)), "signOff: is text or a list of texts, not '7'");
        refuses(() -> gate().signOff(List.of("Lead", "lead")), "signOff: asks twice for: sign-off as lead");
        refuses(() -> gate().signOff(List.of("Lead", "Lead")), "write ['Lead': 2]");
        refuses(() -> gate().signOff(42), "signOff: is text or a list of texts, not '42'");
        refuses(() -> gate().phase(Arrays.asList("A", null)), "phase: is text or a list of texts, not null");
        refuses(() -> gate().phase(List.of("A", "A")), "phase: asks twice for: checklist 'A' complete");
        refuses(() -> gate().facts("sunny in staging"), "facts: 'sunny in staging' is not a fact");
        refuses(() -> gate().healthy(""), "healthy: the target");
        refuses(() -> gate().analysis(GateSamples.SLO, " "), "analysis: the target");
        refuses(() -> gate().timeout(Duration.ZERO), "timeout: the time-out of a gate is above zero");
        refuses(() -> gate().timeout(Duration.ofMinutes(-1)), "timeout: the time-out of a gate is above zero");
        refuses(
                () -> gate().timeout(Duration.ofSeconds(Long.MAX_VALUE)),
                "timeout: the time-out of a gate is above zero");
        refuses(() -> gate().onTimeout("explode"), "onTimeout: 'explode' is neither 'reject' nor 'fail'");
        refuses(() -> gate().plan(), "gate 'Go / No-Go' has no condition");
    }

    @Test
    public void aPlanRefusesWhatCannotBe() {
        List<Condition> none = List.of();
        refuses(() -> plan("g", none), "gate 'g' has no condition");
        refuses(() -> plan(" ", List.of(GateSamples.LEAD)), "the name of a gate is missing");
        refuses(() -> plan("g", List.of(GateSamples.LEAD, GateSamples.TWO_LEADS)), "gate 'g' asks twice for");
        refuses(() -> new Condition.SignedOff("Lead", 100), "the quorum of 'Lead' is 1..99, not 100");
        refuses(() -> new ChecklistCount(2, 3, List.of()), "3 open items of 2 cannot be");
    }

    private static GatePlan plan(String name, List<Condition> conditions) {
        return new GatePlan(name, conditions, Optional.empty(), GatePlan.OnTimeout.FAIL, false);
    }

    private static GateParameters gate() {
        return GateParameters.named("Go / No-Go");
    }

    private static void refuses(ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }
}
