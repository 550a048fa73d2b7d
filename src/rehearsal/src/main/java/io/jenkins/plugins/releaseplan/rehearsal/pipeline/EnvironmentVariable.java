package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.GroovyObjectSupport;
import java.util.Map;

/** The global {@code env} of a Jenkinsfile: reading an unknown name gives null, assigning sets it for the whole build. */
public final class EnvironmentVariable extends GroovyObjectSupport {
    private final PipelineRun run;

    EnvironmentVariable(PipelineRun run) {
        this.run = run;
    }

    /** All variables, as {@code env.getEnvironment()} gives them. */
    public Map<String, String> getEnvironment() {
        return run.environment();
    }

    @Override
    public Object getProperty(String name) {
        return "environment".equals(name) ? run.environment() : run.environment(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        run.assignEnvironment(name, value == null ? null : value.toString());
    }
}
