package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Map;

/**
 * Another job that a Jenkinsfile wants to build.
 *
 * @param job its name
 * @param parameters the values that it is given
 * @param waits whether the build waits for its end
 * @param at where the step stands
 */
public record BuildRequest(String job, Map<String, Object> parameters, boolean waits, SourceLine at) {}
