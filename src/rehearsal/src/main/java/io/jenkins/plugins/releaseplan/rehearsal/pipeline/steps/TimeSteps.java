package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.choice;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Activity;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FlowInterrupted;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature.Body;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Steps that have to do with time: sleep, timeout, retry, waitUntil. */
final class TimeSteps {
    private static final String[] UNITS = {
        "NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS"
    };
    private static final double BACK_OFF = 1.2;
    private static final long LONGEST_PAUSE = 15_000;

    private TimeSteps() {}

    static List<Step> all() {
        return List.of(
                new NamedStep(
                        StepSignature.of("sleep", "Lets virtual time pass.")
                                .sole(time().atLeast(0))
                                .with(choice("unit", UNITS).orElse("SECONDS")),
                        TimeSteps::sleep),
                new NamedStep(
                        StepSignature.of("timeout", "Interrupts a block that takes too long.")
                                .sole(time().atLeast(1))
                                .with(choice("unit", UNITS).orElse("MINUTES"), flag("activity", false))
                                .body(Body.REQUIRED),
                        TimeSteps::timeout),
                new NamedStep(
                        StepSignature.of("retry", "Runs a block again when it fails.")
                                .sole(Parameter.of("count", Parameter.Type.INTEGER)
                                        .mandatory()
                                        .atLeast(1))
                                .with(Parameter.of("conditions", Parameter.Type.ANY))
                                .body(Body.REQUIRED),
                        TimeSteps::retry),
                new NamedStep(
                        StepSignature.of("waitUntil", "Runs a block until it gives true.")
                                .with(
                                        Parameter.of("initialRecurrencePeriod", Parameter.Type.INTEGER)
                                                .orElse(250)
                                                .atLeast(0),
                                        flag("quiet", false))
                                .body(Body.REQUIRED),
                        TimeSteps::waitUntil));
    }

    private static Parameter time() {
        return Parameter.of("time", Parameter.Type.INTEGER).mandatory().atMost(1e12);
    }

    private static Duration duration(StepCall call) {
        ChronoUnit unit = switch (call.string("unit").toUpperCase(Locale.ROOT)) {
            case "NANOSECONDS" -> ChronoUnit.NANOS;
            case "MICROSECONDS" -> ChronoUnit.MICROS;
            case "MILLISECONDS" -> ChronoUnit.MILLIS;
            case "MINUTES" -> ChronoUnit.MINUTES;
            case "HOURS" -> ChronoUnit.HOURS;
            case "DAYS" -> ChronoUnit.DAYS;
            default -> ChronoUnit.SECONDS;
        };
        return Duration.of(call.integer("time"), unit);
    }

    private static Object sleep(StepCall call, PipelineRun run) {
        run.sleep(duration(call));
        return null;
    }

    private static Object timeout(StepCall call, PipelineRun run) throws Exception {
        Activity around = run.find(Activity.class).orElse(null);
        Activity activity = new Activity(run.clock().now(), around);
        Alarm alarm = new Alarm(run.clock(), duration(call), call, call.flag("activity") ? activity : null);
        try {
            return run.with(Activity.class, activity, call::runBody);
        } catch (FlowInterrupted interrupted) {
            if (interrupted == alarm.death()) {
                run.log("Timeout has been exceeded");
                throw new FlowInterrupted(BuildResult.ABORTED, interrupted.getMessage(), call.at(), false);
            }
            throw interrupted;
        } finally {
            alarm.cancel();
        }
    }

    private static Object retry(StepCall call, PipelineRun run) {
        long left = call.integer("count");
        while (true) {
            try {
                return call.runBody();
            } catch (FlowInterrupted interrupted) {
                left--;
                if (interrupted.isActualInterruption() || left <= 0) {
                    throw interrupted;
                }
                retrying(run, interrupted);
            } catch (Exception failed) {
                left--;
                if (left <= 0) {
                    throw failed;
                }
                retrying(run, failed);
            }
        }
    }

    private static void retrying(PipelineRun run, Exception failed) {
        run.log("ERROR: " + PipelineRun.wordsFor(failed));
        run.log("Retrying");
    }

    private static Object waitUntil(StepCall call, PipelineRun run) {
        double pause = call.integer("initialRecurrencePeriod");
        while (true) {
            Object done = call.runBody();
            if (!(done instanceof Boolean)) {
                throw call.failure("waitUntil: the block must give true or false, not " + done);
            }
            if ((Boolean) done) {
                return null;
            }
            if (!call.flag("quiet")) {
                run.log("Will try again after " + (long) pause + " ms");
            }
            run.sleep(Duration.ofMillis(Math.max(1, (long) pause)));
            pause = Math.min(LONGEST_PAUSE, pause * BACK_OFF);
        }
    }
}
