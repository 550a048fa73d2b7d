package io.jenkins.plugins.releaseplan.host;

/** Another controller runs the release, and alone changes it. */
public final class RunsElsewhereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunsElsewhereException(String release) {
        super(message(release));
    }

    /** What to tell somebody who wants to change it here. */
    public static String message(String release) {
        return "release " + release
                + " is run by another Jenkins, and is changed there; if that one is gone for good, an"
                + " administrator takes the release over with 'release-take-over " + release
                + "' on this one's command line";
    }
}
