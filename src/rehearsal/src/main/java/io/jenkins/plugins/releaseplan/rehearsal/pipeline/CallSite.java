package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/**
 * A place in a script that calls a step.
 *
 * @param name the step's name
 * @param at where it stands
 */
record CallSite(String name, SourceLine at) {}
