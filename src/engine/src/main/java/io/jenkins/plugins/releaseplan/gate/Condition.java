package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.util.Objects;

/** One thing that must hold before a gate opens. */
public sealed interface Condition {

    /** Names the condition within its gate; the same condition has the same id in every run. */
    String id();

    /** What is asked for, for people: {@code sign-off as Release Manager (2)}. */
    String text();

    /**
     * No item of a part of the checklist is open. A part without items does not hold: it is most likely misspelled, and
     * nobody has done anything for it.
     *
     * @param phase the part, as the user wrote it; empty for the whole checklist
     */
    record ChecklistComplete(String phase) implements Condition {
        public ChecklistComplete {
            phase = phase.strip();
        }

        @Override
        public String id() {
            return phase.isEmpty() ? "checklist" : "checklist:" + phase;
        }

        @Override
        public String text() {
            return phase.isEmpty() ? "checklist complete" : "checklist '" + phase + "' complete";
        }
    }

    /**
     * Enough people approved in a role.
     *
     * @param role the role; case does not matter
     * @param quorum how many different people, 1..99
     */
    record SignedOff(String role, int quorum) implements Condition {

        /** The largest quorum. */
        public static final int LARGEST_QUORUM = 99;

        public SignedOff {
            role = Words.required("role of a sign-off", role);
            if (quorum < 1 || quorum > LARGEST_QUORUM) {
                throw new IllegalArgumentException(
                        "the quorum of '" + role + "' is 1.." + LARGEST_QUORUM + ", not " + quorum);
            }
        }

        @Override
        public String id() {
            return "sign-off:" + Words.key(role);
        }

        @Override
        public String text() {
            return "sign-off as " + role + (quorum == 1 ? "" : " (" + quorum + " people)");
        }
    }

    /**
     * The calendar is open.
     *
     * @param calendar window and freezes
     */
    record InWindow(ReleaseCalendar calendar) implements Condition {
        public InWindow {
            Objects.requireNonNull(calendar, "calendar");
        }

        @Override
        public String id() {
            return calendar.window() == null
                    ? "window"
                    : "window:" + calendar.window().name();
        }

        @Override
        public String text() {
            return calendar.window() == null
                    ? "no freeze"
                    : "inside window '" + calendar.window().name() + "'";
        }
    }

    /**
     * The past tells something of the gate's version.
     *
     * @param fact what it tells
     */
    record FactHolds(Fact fact) implements Condition {
        public FactHolds {
            Objects.requireNonNull(fact, "fact");
        }

        @Override
        public String id() {
            return "fact:" + fact.text();
        }

        @Override
        public String text() {
            return fact.text();
        }
    }

    /**
     * Green is healthy and reports the gate's version.
     *
     * @param target what is deployed to
     */
    record Healthy(String target) implements Condition {
        public Healthy {
            target = Words.required("target of a health condition", target);
        }

        @Override
        public String id() {
            return "healthy:" + target;
        }

        @Override
        public String text() {
            return target + " healthy";
        }
    }

    /**
     * The analysis has judged as many measurements after its warm-up as its longest rule looks back on, and none of its
     * rules is broken or wants data. It begins with the gate, or with the gate's new version.
     *
     * @param analysis by what is judged
     * @param target what is measured
     */
    record Metrics(Analysis analysis, String target) implements Condition {
        public Metrics {
            Objects.requireNonNull(analysis, "analysis");
            target = Words.required("target of a metrics condition", target);
        }

        @Override
        public String id() {
            return "metrics:" + analysis.name() + "@" + target;
        }

        @Override
        public String text() {
            return "metrics of " + target + " pass '" + analysis.name() + "'";
        }
    }
}
