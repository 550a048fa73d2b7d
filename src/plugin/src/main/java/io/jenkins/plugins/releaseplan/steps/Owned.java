package io.jenkins.plugins.releaseplan.steps;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The releases that a step of a running build is in charge of. */
final class Owned {

    private static final Set<String> RELEASES = ConcurrentHashMap.newKeySet();

    private Owned() {}

    /** Says whether nobody was in charge before. */
    static boolean claim(String release) {
        return RELEASES.add(release);
    }

    static void leave(String release) {
        RELEASES.remove(release);
    }

    static boolean has(String release) {
        return RELEASES.contains(release);
    }
}
