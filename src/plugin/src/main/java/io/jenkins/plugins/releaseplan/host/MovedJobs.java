package io.jenkins.plugins.releaseplan.host;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Where jobs are now that had another name when their releases began. The ledger says by which build a release was begun, under
 * the name that its job had then, and that never changes; where a job has gone since is a fact about this Jenkins, and is kept
 * beside its jobs. A name means the job that bore it at the time: who takes the name of a job that has moved away gets none of
 * its releases.
 */
@Extension
public class MovedJobs {

    private static final Logger LOGGER = Logger.getLogger(MovedJobs.class.getName());

    private volatile List<Move> moves;

    /** One move of a job or folder, by full names. */
    private static final class Move {

        private final String from;
        private final String to;
        private final long at;

        Move(String from, String to, Instant at) {
            this.from = from;
            this.to = to;
            this.at = at.toEpochMilli();
        }

        /** What a name is after this move. */
        String after(String name) {
            return concerns(name) ? to + name.substring(from.length()) : name;
        }

        private boolean concerns(String name) {
            return name.startsWith(from) && (name.length() == from.length() || name.charAt(from.length()) == '/');
        }
    }

    /** The moves that this Jenkins knows of. */
    @NonNull
    public static MovedJobs get() {
        return ExtensionList.lookupSingleton(MovedJobs.class);
    }

    private static XmlFile file() {
        return new XmlFile(
                Jenkins.XSTREAM2, new File(Jenkins.get().getRootDir(), "release-plan" + File.separator + "moved.xml"));
    }

    private List<Move> moves() {
        List<Move> known = moves;
        return known == null ? load() : known;
    }

    @SuppressWarnings("unchecked")
    private synchronized List<Move> load() {
        if (moves == null) {
            List<Move> read = List.of();
            XmlFile file = file();
            try {
                read = file.exists() ? List.of(((Move[]) file.read())) : List.of();
            } catch (IOException | ClassCastException e) {
                LOGGER.log(
                        Level.WARNING,
                        e,
                        () -> file
                                + ": cannot be read; releases of jobs that have moved are shown to administrators alone");
            }
            moves = read;
        }
        return moves;
    }

    /**
     * The build that began a release, under the name that its job has now, as {@link hudson.model.Run#getExternalizableId} gives
     * it; empty for a build of another controller. Whether it still exists is another question.
     *
     * @param origin where the release comes from
     * @param startedAt when it began
     */
    @NonNull
    public String buildNow(Origin origin, Instant startedAt) {
        if (ReleaseService.isElsewhere(origin)) {
            return "";
        }
        int number = origin.build().lastIndexOf('#');
        return number < 0
                ? origin.build()
                : nameNow(origin.build().substring(0, number), startedAt)
                        + origin.build().substring(number);
    }

    private String nameNow(String name, Instant since) {
        long then = since.toEpochMilli();
        String now = name;
        for (Move move : moves()) {
            if (move.at >= then) {
                now = move.after(now);
            }
        }
        return now;
    }

    private synchronized void add(String from, String to) throws IOException {
        List<Move> known = load();
        if (!known.isEmpty() && known.get(known.size() - 1).after(from).equals(to)) {
            // It is in a folder whose move is known.
            return;
        }
        Move[] all = known.toArray(new Move[known.size() + 1]);
        all[known.size()] = new Move(from, to, ReleaseService.time().now());
        // Known even where it cannot be written: then it is forgotten with the next start.
        moves = List.of(all);
        file().write(all);
    }

    /** Hears of jobs and folders that are renamed or moved. */
    @Extension
    public static final class Listener extends ItemListener {

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            try {
                get().add(oldFullName, newFullName);
            } catch (IOException e) {
                LOGGER.log(
                        Level.WARNING,
                        e,
                        () -> "that " + oldFullName + " is now " + newFullName
                                + " cannot be kept; after the next start of"
                                + " Jenkins its releases are shown to administrators alone");
            }
        }
    }
}
