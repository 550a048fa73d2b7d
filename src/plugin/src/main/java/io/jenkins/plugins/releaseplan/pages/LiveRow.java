package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import java.util.Date;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What serves somewhere, on a page and in the remote API. */
@ExportedBean(defaultVisibility = 2)
public final class LiveRow {

    /** What releases do to it. */
    enum State {
        /** A release brought it, and nothing else goes on. */
        SERVING,
        /** A release of this service is under way there. */
        CHANGING,
        /** It is what a rollback went back to. */
        ROLLED_BACK
    }

    private final LiveVersion live;
    private final State state;
    private final LiveHealth.Finding health;

    /** @param health what its cloud says; null for what has no fleet that could be asked */
    LiveRow(LiveVersion live, State state, @CheckForNull LiveHealth.Finding health) {
        this.live = live;
        this.state = state;
        this.health = health;
    }

    @Exported
    public String getEnvironment() {
        return live.environment();
    }

    @Exported
    public String getService() {
        return live.service();
    }

    @Exported
    public String getTarget() {
        return live.target();
    }

    @Exported
    public String getVersion() {
        return live.version();
    }

    @Exported
    public String getSince() {
        return live.since().toString();
    }

    @Exported
    public String getRelease() {
        return live.release();
    }

    /** {@code SERVING}, {@code CHANGING} or {@code ROLLED_BACK}. */
    @Exported
    public String getState() {
        return state.name();
    }

    /** What its cloud says: {@code HEALTHY}, {@code UNHEALTHY}, {@code OTHER_VERSION}, {@code UNKNOWN} or {@code ASKING}; null for none. */
    @Exported
    @CheckForNull
    public String getHealth() {
        return health == null ? null : health().name();
    }

    /** While a release changes it, another version is what is to be expected. */
    private LiveHealth.State health() {
        boolean expected = state == State.CHANGING && health.state() == LiveHealth.State.OTHER_VERSION;
        return expected ? LiveHealth.State.HEALTHY : health.state();
    }

    /** Since when its health is so, as far as somebody looked. */
    @Exported
    @CheckForNull
    public String getHealthSince() {
        return health == null ? null : health.since().toString();
    }

    /** What its cloud says, in words; may be empty. */
    @Exported
    @CheckForNull
    public String getHealthDetail() {
        return health == null ? null : health.detail();
    }

    /** Its health, for a page that is not drawn anew: {@code Healthy: 3 of 3 instances healthy}. */
    public String getHealthWords() {
        if (health == null) {
            return "";
        }
        String word = switch (health()) {
            case ASKING -> "Being asked";
            case HEALTHY -> "Healthy";
            case UNHEALTHY -> "Unhealthy";
            case OTHER_VERSION -> "Another version";
            case UNKNOWN -> "Unknown";
        };
        return health.detail().isEmpty() ? word : word + ": " + health.detail();
    }

    /** Since when, for Jenkins' own way of writing times. */
    public Date getSinceDate() {
        return Date.from(live.since());
    }

    ObjectNode node() {
        return AuditFacts.MAPPER
                .createObjectNode()
                .put("environment", live.environment())
                .put("service", live.service())
                .put("target", live.target())
                .put("version", live.version())
                .put("since", live.since().toString())
                .put("release", live.release())
                .put("state", state.name())
                .put("health", getHealth())
                .put("healthSince", getHealthSince())
                .put("healthDetail", getHealthDetail());
    }
}
