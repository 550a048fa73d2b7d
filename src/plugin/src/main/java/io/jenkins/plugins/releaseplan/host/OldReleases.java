package io.jenkins.plugins.releaseplan.host;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.RetentionEntry;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.util.concurrent.TimeUnit;

/** Lets old releases go once a day, as it is configured. */
@Extension
public final class OldReleases extends AsyncPeriodicWork {

    public OldReleases() {
        super("Release Plan: remove old releases");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.DAYS.toMillis(1);
    }

    @Override
    protected void execute(TaskListener listener) {
        try {
            listener.getLogger().println(remove() + " old releases were removed from the ledger");
        } catch (LedgerException e) {
            listener.error("old releases stay until tomorrow: " + e.getMessage());
        }
    }

    /**
     * Lets go, now, of what is old by the configuration.
     *
     * @return how many releases went
     * @throws LedgerException if the ledger cannot be used; what was sealed before stays so
     */
    public int remove() {
        RetentionEntry retention = ReleasePlanConfiguration.get().getRetention();
        ReleaseService service = ReleaseService.get();
        return retention == null
                ? 0
                : service.ledger()
                        .reached()
                        .retain(retention.policy(), service.host().now(), seal -> {});
    }
}
