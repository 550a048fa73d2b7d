package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.analysis.Series;
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
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.cloud.TrafficRouter;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.cloud.VersionParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/** A cloud that outlives the process that uses it: green's version and share are files. A version "bad…" errs. */
final class FileCloud implements Cloud {

    private static final String BLUE = "blue";
    private static final String GREEN = "green";

    private final Path directory;

    FileCloud(Path directory) {
        this.directory = directory;
    }

    private String read(String target, String what, String otherwise) {
        try {
            Path file = directory.resolve(target + "." + what);
            return Files.exists(file) ? Files.readString(file) : otherwise;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String target, String what, String value) {
        try {
            Files.createDirectories(directory);
            Path part = directory.resolve(target + "." + what + ".part");
            Files.writeString(part, value);
            Files.move(part, directory.resolve(target + "." + what), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int greenPercent(String target) {
        return Integer.parseInt(read(target, "percent", "0"));
    }

    @Override
    public TrafficRouter router() {
        return new TrafficRouter() {
            @Override
            public void shift(String target, TrafficSplit wished) {
                write(target, "percent", Integer.toString(wished.percentOf(GREEN)));
            }

            @Override
            public int percentOf(String target, String fleet) {
                int green = greenPercent(target);
                return fleet.equals(GREEN) ? green : 100 - green;
            }
        };
    }

    @Override
    public Fleet fleet() {
        return new Fleet() {
            @Override
            public TargetStatus inspect(String target) {
                return new TargetStatus(BLUE, "v0", 100, GREEN, "");
            }

            @Override
            public void launch(String target, String fleet, String version) {
                write(target, fleet, version);
            }

            @Override
            public void retire(String target, String fleet) {
                write(target, fleet, "");
            }
        };
    }

    @Override
    public HealthProbe health() {
        return new HealthProbe() {
            @Override
            public Health probe(String target, String fleet) {
                return new Health(true, read(target, fleet, "v0"), "well");
            }

            @Override
            public Health check(String environment, String check, String version) {
                return new Health(true, version, "well");
            }
        };
    }

    @Override
    public MetricSource metrics() {
        return (target, fleet, metric, from, to) -> {
            boolean bad = fleet.equals(GREEN) && read(target, GREEN, "").startsWith("bad");
            return Series.of(Collections.nCopies(1, bad ? 0.5 : 0.001).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        };
    }

    @Override
    public DatabaseSnapshots snapshots() {
        return new DatabaseSnapshots() {
            @Override
            public Progress snapshot(String database, String snapshot) {
                return Progress.DONE;
            }

            @Override
            public Progress restore(String database, String snapshot, String requestId) {
                return Progress.DONE;
            }
        };
    }

    @Override
    public VersionParameters versions() {
        return new VersionParameters() {
            @Override
            public Optional<String> read(String target) {
                return Optional.empty();
            }

            @Override
            public void write(String target, String version) throws CloudException {
                FileCloud.this.write(target, "recorded", version);
            }
        };
    }

    @Override
    public ContentDelivery content() {
        return (target, requestId) -> {};
    }

    @Override
    public Dns dns() {
        return target -> {};
    }

    @Override
    public Announcer announcer() {
        throw new UnsupportedOperationException("nobody listens");
    }

    /** The begin of every release of the tests. */
    static final Instant START = Instant.parse("2026-03-02T09:00:00.123456789Z");
}
