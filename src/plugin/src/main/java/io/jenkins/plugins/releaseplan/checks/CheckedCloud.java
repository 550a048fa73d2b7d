package io.jenkins.plugins.releaseplan.checks;

import io.jenkins.plugins.releaseplan.cloud.Announcer;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.ContentDelivery;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots;
import io.jenkins.plugins.releaseplan.cloud.Dns;
import io.jenkins.plugins.releaseplan.cloud.Fleet;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.HealthProbe;
import io.jenkins.plugins.releaseplan.cloud.MetricSource;
import io.jenkins.plugins.releaseplan.cloud.TrafficRouter;
import io.jenkins.plugins.releaseplan.cloud.VersionParameters;
import java.util.Map;

/**
 * A cloud with checks over HTTP, which take the place of its own of the same name.
 *
 * @param cloud what has all the rest
 * @param checks by name
 * @param http runs them
 */
public record CheckedCloud(Cloud cloud, Map<String, HttpCheck> checks, HttpProbe http) implements Cloud {

    public CheckedCloud {
        checks = Map.copyOf(checks);
    }

    @Override
    public HealthProbe health() {
        HealthProbe own = cloud.health();
        return new HealthProbe() {
            @Override
            public Health probe(String target, String fleet) throws CloudException {
                return own.probe(target, fleet);
            }

            @Override
            public Health check(String environment, String check, String version) throws CloudException {
                HttpCheck configured = checks.get(check);
                return configured == null ? own.check(environment, check, version) : http.run(configured, version);
            }
        };
    }

    @Override
    public TrafficRouter router() {
        return cloud.router();
    }

    @Override
    public Fleet fleet() {
        return cloud.fleet();
    }

    @Override
    public MetricSource metrics() {
        return cloud.metrics();
    }

    @Override
    public DatabaseSnapshots snapshots() {
        return cloud.snapshots();
    }

    @Override
    public VersionParameters versions() {
        return cloud.versions();
    }

    @Override
    public ContentDelivery content() {
        return cloud.content();
    }

    @Override
    public Dns dns() {
        return cloud.dns();
    }

    @Override
    public Announcer announcer() {
        return cloud.announcer();
    }
}
