package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.AnalysisRun;
import io.jenkins.plugins.releaseplan.analysis.Breach;
import io.jenkins.plugins.releaseplan.analysis.Measurement;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a rollout measures, and what follows from it. */
final class Watching {

    /** How long before green's first traffic blue is looked at once it has none any longer. */
    private static final Duration BASELINE = Duration.ofHours(1);

    private Watching() {}

    /** Takes the answer to a measurement, for all watches that share it; false if it is not one. */
    static boolean take(Draft draft, RolloutEvent.Answer answer) {
        boolean taken = false;
        // A breach may end all watches.
        for (int i = 0; i < draft.watches.size(); i++) {
            Watch watch = draft.watches.get(i);
            if (watch.asked() != 0 && watch.asked() == answer.number()) {
                Measurement measurement = answer instanceof RolloutEvent.Measured measured
                        ? measured.measurement()
                        : nothing(draft, watch, answer);
                judge(draft, i, watch.with(watch.run().with(measurement)));
                taken = true;
            }
        }
        return taken;
    }

    /** A source that cannot be asked has no data. */
    private static Measurement nothing(Draft draft, Watch watch, RolloutEvent.Answer answer) {
        if (answer instanceof RolloutEvent.CallFailed failure && !watch.lacking()) {
            draft.tell(Kind.CALL_FAILED, Importance.DETAIL, "reading metrics failed: " + failure.message());
        }
        return new Measurement(draft.now.minus(watch.run().range()), draft.now, Map.of());
    }

    private static void judge(Draft draft, int index, Watch watch) {
        if (watch.run().judged() > draft.watches.get(index).run().judged()) {
            draft.measured = Measured.with(draft.measured, watch, draft.greenPercent, draft.now);
        }
        draft.watches.set(index, lacking(draft, watch));
        AnalysisRun run = watch.run();
        List<Response> responses = watch.responses();
        for (int rule = 0; rule < responses.size(); rule++) {
            if (responses.get(rule) == Response.ROLL_BACK && run.broken(rule)) {
                Breach breach = run.breach(rule, draft.now);
                breached(draft, breach, Importance.ALARM);
                ReturnPath.goBack(draft, new Cause(Cause.Kind.BREACH, breach.text(), ""));
                return;
            }
        }
        long raised = 0;
        for (int rule = 0; rule < responses.size(); rule++) {
            if (run.broken(rule)) {
                long bit = 1L << rule;
                raised |= bit;
                if ((watch.raised() & bit) == 0) {
                    raise(draft, watch, run.breach(rule, draft.now), responses.get(rule));
                }
            }
        }
        if (raised != watch.raised()) {
            draft.watches.set(index, draft.watches.get(index).raised(raised));
        }
    }

    private static void raise(Draft draft, Watch watch, Breach breach, Response response) {
        if (response == Response.NOTE) {
            draft.tell(
                    Kind.TRIGGER_NOTED,
                    Importance.INFO,
                    "noted: " + breach.text(),
                    "metric",
                    breach.rule().metric());
            return;
        }
        breached(draft, breach, Importance.ACTION_NEEDED);
        Pauses.begin(draft, "", breach.text(), watch.decideWithin());
    }

    private static void breached(Draft draft, Breach breach, Importance importance) {
        draft.tell(
                Kind.BREACH,
                importance,
                breach.text(),
                "metric",
                breach.rule().metric(),
                "rule",
                breach.rule().text(),
                "severity",
                breach.rule().severity().name(),
                "observed",
                Double.toString(breach.observed()),
                "limit",
                Double.toString(breach.limit()));
    }

    private static Watch lacking(Draft draft, Watch watch) {
        List<String> missing = watch.run().missing();
        if (missing.isEmpty() == !watch.lacking()) {
            return watch;
        }
        String name = watch.run().analysis().name();
        if (missing.isEmpty()) {
            draft.tell(Kind.DATA_BACK, Importance.INFO, name + " has data again");
        } else {
            draft.tell(
                    Kind.DATA_MISSING,
                    Importance.ACTION_NEEDED,
                    name + " has no data for " + String.join(", ", missing) + ": nothing goes forward until it has");
        }
        return watch.lacking(!missing.isEmpty());
    }

    /** Whether what a watch guards may go on: its time is over, it has judged, and no data is missing. */
    static boolean mayPass(Draft draft, String id, Instant until) {
        if (draft.now.isBefore(until)) {
            return false;
        }
        Watch watch = draft.watch(id);
        if (watch == null) {
            return true;
        }
        // A measurement under way, or one that was due by then, may still be the one that breaks a rule.
        boolean dueBefore = !watch.nextAt().isAfter(until);
        return watch.asked() == 0
                && !dueBefore
                && watch.run().judged() > 0
                && watch.run().missing().isEmpty();
    }

    /** Ends the monitoring whose time is over, and asks for the measurements that are due. */
    static void settle(Draft draft) {
        Monitor monitor = draft.monitor;
        if (monitor != null && !monitor.over() && !draft.paused() && mayPass(draft, Watch.MONITOR, monitor.until())) {
            draft.monitor = monitor.ended();
            draft.drop(Watch.MONITOR);
            if (draft.phase == Phase.COMPLETED) {
                draft.watches.clear();
            }
            draft.tell(Kind.MONITORING_PASSED, Importance.INFO, "monitoring passed");
            Stages.settle(draft);
        }
        for (int i = 0; i < draft.watches.size(); i++) {
            if (isDue(draft, draft.watches.get(i))) {
                ask(draft, draft.watches.get(i).run().range());
            }
        }
    }

    private static boolean isDue(Draft draft, Watch watch) {
        return watch.asked() == 0
                && !watch.nextAt().isAfter(draft.now)
                && !watch.nextJudged().isAfter(draft.now);
    }

    /** Asks once for all watches that are due and look at a range of this length. */
    private static void ask(Draft draft, Duration range) {
        long number = draft.nextNumber();
        Set<String> metrics = new LinkedHashSet<>();
        Set<String> compared = new LinkedHashSet<>();
        for (int i = 0; i < draft.watches.size(); i++) {
            Watch watch = draft.watches.get(i);
            if (isDue(draft, watch) && watch.run().range().equals(range)) {
                metrics.addAll(watch.run().analysis().metrics());
                compared.addAll(watch.run().analysis().compared());
                draft.watches.set(i, watch.measuring(number, draft.now));
            }
        }
        Instant from = draft.now.minus(range);
        boolean concurrent = draft.greenPercent < 100;
        draft.actions.add(new RolloutAction.Measure(
                number,
                draft.plan.target(),
                List.copyOf(metrics),
                List.copyOf(compared),
                draft.greenFleet,
                from,
                draft.now,
                draft.blueFleet,
                concurrent ? from : draft.firstTrafficAt.minus(BASELINE),
                concurrent ? draft.now : draft.firstTrafficAt));
    }
}
