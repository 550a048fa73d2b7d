package io.jenkins.plugins.releaseplan.cloud;

/** All ports of one environment. */
public interface Cloud {

    TrafficRouter router();

    Fleet fleet();

    HealthProbe health();

    MetricSource metrics();

    DatabaseSnapshots snapshots();

    VersionParameters versions();

    ContentDelivery content();

    Dns dns();

    Announcer announcer();
}
