package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.util.HashMap;
import java.util.Map;

/** The release around a step. */
final class ReleaseScope {

    private final ReleaseHost host;
    private final String id;
    private final Map<String, Integer> counts = new HashMap<>();
    private Throwable refusal;

    ReleaseScope(ReleaseHost host, String id) {
        this.host = host;
        this.id = id;
    }

    ReleaseHost host() {
        return host;
    }

    String id() {
        return id;
    }

    Release release() {
        return host.release(id);
    }

    Environment environment() {
        return host.scenario().environment(release().plan().environment());
    }

    void tell(ReleaseEvent event) {
        host.tell(id, event);
    }

    /** An id that is new within the release: the name itself at first, then {@code name#2}. */
    String unique(String name) {
        int count = counts.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "#" + count;
    }

    /** Remembers what a gate that did not open throws, which is a refusal and not an abort of the build. */
    <T extends Throwable> T refused(T thrown) {
        refusal = thrown;
        return thrown;
    }

    boolean isRefusal(Throwable thrown) {
        return thrown == refusal;
    }
}
