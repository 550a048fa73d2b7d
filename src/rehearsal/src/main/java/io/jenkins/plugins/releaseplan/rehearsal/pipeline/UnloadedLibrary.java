package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.GroovyObjectSupport;

/** What the step {@code library} gives: packages and classes, of which a rehearsal has none. Only using one is an error. */
public final class UnloadedLibrary extends GroovyObjectSupport {
    private final String library;
    private final String path;

    /**
     * @param library the library as the Jenkinsfile names it
     */
    public UnloadedLibrary(String library) {
        this(library, "");
    }

    private UnloadedLibrary(String library, String path) {
        this.library = library;
        this.path = path;
    }

    /** A package or class of it; {@code library('acme') _} asks for one, too. */
    @Override
    public Object getProperty(String name) {
        return new UnloadedLibrary(library, path.isEmpty() ? name : path + "." + name);
    }

    /** Says that there is nothing to call. */
    @Override
    public Object invokeMethod(String name, Object arguments) {
        throw new StepFailure("'" + (path.isEmpty() ? name : path + "." + name) + "' is a class of library '" + library
                + "'; a rehearsal loads the scripts in vars/ of a library, no classes");
    }
}
