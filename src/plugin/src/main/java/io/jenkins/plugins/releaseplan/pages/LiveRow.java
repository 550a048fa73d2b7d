package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import java.util.Date;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What serves somewhere, on a page and in the remote API. */
@ExportedBean(defaultVisibility = 2)
public final class LiveRow {

    private final LiveVersion live;
    private final String health;

    /** @param health what the newest release there says: a word for people */
    LiveRow(LiveVersion live, String health) {
        this.live = live;
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

    @Exported
    public String getHealth() {
        return health;
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
                .put("health", health);
    }
}
