package io.jenkins.plugins.releaseplan.steps;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The releases that a step of a running build is in charge of. */
@Extension
public final class Owned {

    private final Set<String> releases = ConcurrentHashMap.newKeySet();

    private static Set<String> all() {
        return ExtensionList.lookupSingleton(Owned.class).releases;
    }

    /** Says whether nobody was in charge before. */
    static boolean claim(String release) {
        return all().add(release);
    }

    static void leave(String release) {
        all().remove(release);
    }

    static boolean has(String release) {
        return all().contains(release);
    }
}
