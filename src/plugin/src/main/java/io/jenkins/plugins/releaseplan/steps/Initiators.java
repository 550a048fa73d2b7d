package io.jenkins.plugins.releaseplan.steps;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.scm.RunWithSCM;

/**
 * Who is behind a build: who started it, and all who caused it, who may not approve it where four eyes are asked for.
 *
 * @param startedBy a user's id, or what started it
 * @param causedBy other users' ids: of builds before it that led to it, and of the authors of its commits, where known
 */
record Initiators(String startedBy, Set<String> causedBy) {

    private static final String NOBODY = "SYSTEM";
    private static final int MOST_AUTHORS = 1000;

    static Initiators of(Run<?, ?> run) {
        List<String> people = new ArrayList<>();
        for (Cause cause : run.getCauses()) {
            people(cause, people);
        }
        String startedBy = people.isEmpty() ? trigger(run) : people.get(0);
        Set<String> causedBy = new TreeSet<>(people);
        if (run instanceof RunWithSCM<?, ?> withScm) {
            authors(withScm, causedBy);
        }
        causedBy.remove(startedBy);
        return new Initiators(startedBy, causedBy);
    }

    private static void people(Cause cause, List<String> people) {
        if (cause instanceof Cause.UserIdCause user && user.getUserId() != null) {
            people.add(user.getUserId());
        } else if (cause instanceof Cause.UpstreamCause upstream) {
            upstream.getUpstreamCauses().forEach(one -> people(one, people));
        }
    }

    private static String trigger(Run<?, ?> run) {
        for (Cause cause : run.getCauses()) {
            if (cause instanceof TimerTrigger.TimerTriggerCause) {
                return "the timer";
            }
            if (cause instanceof SCMTrigger.SCMTriggerCause) {
                return "a change in the repository";
            }
            if (cause instanceof Cause.UpstreamCause upstream) {
                return upstream.getUpstreamProject() + " #" + upstream.getUpstreamBuild();
            }
            if (cause instanceof Cause.RemoteCause remote) {
                return "the host " + remote.getAddr();
            }
        }
        return NOBODY;
    }

    private static void authors(RunWithSCM<?, ?> run, Set<String> ids) {
        for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : run.getChangeSets()) {
            for (ChangeLogSet.Entry change : changes) {
                User author = change.getAuthor();
                if (author != null && ids.size() < MOST_AUTHORS) {
                    ids.add(author.getId());
                }
            }
        }
    }

    /** Where a release of this build comes from. */
    static Origin origin(Run<?, ?> run) {
        CheckoutAction checkout = run.getAction(CheckoutAction.class);
        return new Origin(
                checkout == null ? "" : checkout.commit(),
                checkout == null ? "" : checkout.branch(),
                run.getExternalizableId());
    }
}
