package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.DrawnDuration;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment.Database;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The databases of the simulated cloud. */
final class SimulatedSnapshots implements DatabaseSnapshots {

    private final CloudState state;
    private final Map<List<String>, DatabaseWork> snapshots = new LinkedHashMap<>();
    private final Map<List<String>, DatabaseWork> restores = new LinkedHashMap<>();

    SimulatedSnapshots(CloudState state, Instant start) {
        this.state = state;
        for (Database database : state.environment().databases().values()) {
            for (String snapshot : database.snapshots()) {
                snapshots.put(
                        List.of(database.name(), snapshot),
                        new DatabaseWork(database.name(), snapshot, false, start, start));
            }
        }
    }

    @Override
    public Progress snapshot(String database, String snapshot) throws CloudException {
        return state.call(CloudCall.SNAPSHOT, database, snapshot, (now, at) -> {
            Database found = database(database);
            List<String> key = List.of(database, snapshot);
            failIfStruck(database, "snapshot '" + snapshot + "'", snapshots, key, now);
            return progress(snapshots, key, found.snapshotTakes(), snapshot, now, at);
        });
    }

    @Override
    public Progress restore(String database, String snapshot, String requestId) throws CloudException {
        return state.call(CloudCall.RESTORE, database, snapshot, (now, at) -> {
            Database found = database(database);
            DatabaseWork source = snapshots.get(List.of(database, snapshot));
            if (source == null || source.doneAt().toEpochMilli() > now) {
                throw CloudState.refused("database '" + database + "' has no snapshot '" + snapshot + "'; it has: "
                        + taken(database, now));
            }
            List<String> key = List.of(database, snapshot, requestId);
            failIfStruck(database, "restore of '" + snapshot + "'", restores, key, now);
            return progress(restores, key, found.restoreTakes(), snapshot, now, at);
        });
    }

    /** The names of a database's snapshots, or that there is none. */
    private String taken(String database, long now) {
        String names = snapshots.entrySet().stream()
                .filter(entry -> entry.getKey().get(0).equals(database))
                .filter(entry -> entry.getValue().doneAt().toEpochMilli() <= now)
                .map(entry -> entry.getKey().get(1))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    /** Everything that was started, snapshots first; those that existed before are not in it. */
    List<DatabaseWork> history() {
        List<DatabaseWork> history = new ArrayList<>();
        snapshots.values().stream()
                .filter(work -> !state.environment()
                        .databases()
                        .get(work.database())
                        .snapshots()
                        .contains(work.snapshot()))
                .forEach(history::add);
        history.addAll(restores.values());
        return history;
    }

    private Database database(String name) throws CloudException {
        Database database = state.environment().databases().get(name);
        if (database == null) {
            throw CloudState.refused("no database '" + name + "' in environment '"
                    + state.environment().name() + "'; there is: "
                    + String.join(", ", state.environment().databases().keySet()));
        }
        return database;
    }

    private Progress progress(
            Map<List<String>, DatabaseWork> works,
            List<String> key,
            DrawnDuration takes,
            String snapshot,
            long now,
            long at) {
        DatabaseWork work = works.get(key);
        if (work == null) {
            boolean restore = works == restores;
            long stream = Draws.stream(state.seed(), restore ? "restore" : "snapshot", String.join("\n", key));
            Instant started = Instant.ofEpochMilli(at);
            work = new DatabaseWork(
                    key.get(0), snapshot, restore, started, started.plus(takes.draw(Draws.uniform(stream, 0))));
            works.put(key, work);
        }
        return work.doneAt().toEpochMilli() <= now ? Progress.DONE : Progress.UNDER_WAY;
    }

    /** A fault takes the work that is under way with it; a later call starts anew. */
    private void failIfStruck(
            String database, String what, Map<List<String>, DatabaseWork> works, List<String> key, long now)
            throws CloudException {
        DatabaseWork work = works.get(key);
        boolean done = work != null && work.doneAt().toEpochMilli() <= now;
        if (!done && state.faults().runs().stream().anyMatch(run -> strikes(run, database, now))) {
            works.remove(key);
            throw CloudState.refused("the " + what + " of database '" + database + "' failed");
        }
    }

    private static boolean strikes(FaultRun run, String database, long now) {
        return run.fault().effect() instanceof Fault.DatabaseFails effect
                && run.activeAt(now)
                && (effect.database().isEmpty() || effect.database().equals(database));
    }
}
