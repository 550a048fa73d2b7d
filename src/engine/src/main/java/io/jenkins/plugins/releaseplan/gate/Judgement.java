package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.AnalysisRun;
import io.jenkins.plugins.releaseplan.analysis.Breach;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether conditions hold at a time, and why. */
final class Judgement {

    private static final int OPEN_ITEMS_NAMED = 3;

    private Judgement() {}

    /** The gate with every condition judged as of now. */
    static Gate of(Gate gate, Instant now) {
        Map<String, ConditionStatus> statuses = new LinkedHashMap<>();
        for (Condition condition : gate.plan().conditions()) {
            String id = condition.id();
            statuses.put(id, judge(condition, gate.conditions().get(id), gate, now));
        }
        return gate.with(statuses);
    }

    static boolean allMet(Gate gate) {
        return gate.conditions().values().stream().allMatch(ConditionStatus::met);
    }

    private static ConditionStatus judge(Condition condition, ConditionStatus status, Gate gate, Instant now) {
        if (condition instanceof Condition.SignedOff signedOff) {
            return signedOff(signedOff, status, gate);
        }
        if (condition instanceof Condition.InWindow window) {
            return window(window.calendar(), status, now);
        }
        Evidence evidence = status.evidence();
        if (evidence instanceof Evidence.Counted counted) {
            return checklist(counted.count(), status);
        }
        if (evidence instanceof Evidence.Answered answered) {
            return answered(answered, status, now);
        }
        if (evidence instanceof Evidence.Judged judged) {
            return metrics(judged, status, now);
        }
        return unmet(status, "not known yet");
    }

    private static ConditionStatus signedOff(Condition.SignedOff wanted, ConditionStatus status, Gate gate) {
        List<String> people = gate.signOffs().stream()
                .filter(signOff -> signOff.approves(wanted.role()))
                .map(SignOff::person)
                .toList();
        long different = people.stream().map(Words::key).distinct().count();
        String detail =
                different + " of " + wanted.quorum() + (people.isEmpty() ? "" : ": " + String.join(", ", people));
        return status.judged(different >= wanted.quorum(), detail);
    }

    private static ConditionStatus window(ReleaseCalendar calendar, ConditionStatus status, Instant now) {
        boolean open = calendar.isOpen(now);
        Instant turns = (open ? calendar.closesAfter(now) : calendar.opensAfter(now)).orElse(null);
        return status.lookingAt(turns).judged(open, calendar.why(now));
    }

    private static ConditionStatus checklist(ChecklistCount count, ConditionStatus status) {
        if (count.complete()) {
            return status.judged(true, count.total() + " of " + count.total() + " items done");
        }
        if (count.total() == 0) {
            return unmet(status, "it has no items");
        }
        List<String> texts = count.openTexts();
        int named = Math.min(texts.size(), OPEN_ITEMS_NAMED);
        String some = named == 0
                ? ""
                : ": " + String.join("; ", texts.subList(0, named)) + (count.open() > named ? "; …" : "");
        return unmet(status, count.open() + " of " + count.total() + " items open" + some);
    }

    private static ConditionStatus answered(Evidence.Answered answer, ConditionStatus status, Instant now) {
        if (!answer.holds()) {
            return unmet(status, answer.detail());
        }
        if (!now.isBefore(answer.at().plus(Gate.FRESH))) {
            return unmet(status, "asked again; at " + answer.at() + " it was: " + answer.detail());
        }
        return status.judged(true, answer.detail());
    }

    private static ConditionStatus metrics(Evidence.Judged evidence, ConditionStatus status, Instant now) {
        AnalysisRun run = evidence.run();
        int needed = needed(run);
        List<Breach> breaches = run.breaches(now);
        if (!breaches.isEmpty()) {
            return unmet(
                    status,
                    String.join("; ", breaches.stream().map(Breach::text).toList()));
        }
        if (run.judged() < needed) {
            return unmet(status, run.judged() + " of " + needed + " measurements judged");
        }
        if (!run.missing().isEmpty()) {
            return unmet(status, "no data for " + String.join(", ", run.missing()));
        }
        Duration current = run.analysis().interval().plus(Gate.FRESH);
        if (!now.isBefore(evidence.measuredTo().plus(current))) {
            return unmet(status, "the last measurement ended at " + evidence.measuredTo());
        }
        return status.judged(true, run.judged() + " measurements judged, none of the last " + needed + " broke a rule");
    }

    /** How many measurements the rule that looks back longest needs to see all that it looks at. */
    private static int needed(AnalysisRun run) {
        return run.analysis().rules().stream().mapToInt(Rule::of).max().orElseThrow();
    }

    private static ConditionStatus unmet(ConditionStatus status, String detail) {
        String trouble = status.trouble().isEmpty() ? "" : " (looking failed: " + status.trouble() + ")";
        return status.judged(false, detail + trouble);
    }
}
