package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.List;

/** The global {@code scm} of a Jenkinsfile: where it came from. Names are those of Jenkins' Git plugin. */
public final class ScmVariable {
    private final PipelineRun run;

    ScmVariable(PipelineRun run) {
        this.run = run;
    }

    /** The one remote repository. */
    public List<Remote> getUserRemoteConfigs() {
        return List.of(new Remote(run.environment("GIT_URL")));
    }

    /** The one branch. */
    public List<Branch> getBranches() {
        return List.of(new Branch(run.environment("GIT_BRANCH")));
    }

    /** None. */
    public List<Object> getExtensions() {
        return List.of();
    }

    /** Never. */
    public boolean isDoGenerateSubmoduleConfigurations() {
        return false;
    }

    /** None. */
    public List<Object> getSubmoduleCfg() {
        return List.of();
    }

    /** The repository's address. */
    public String getKey() {
        return "git " + run.environment("GIT_URL");
    }

    /** A remote repository. */
    public static final class Remote {
        private final String url;

        Remote(String url) {
            this.url = url;
        }

        public String getUrl() {
            return url;
        }

        public String getName() {
            return "origin";
        }

        /** Null: none are needed. */
        public String getCredentialsId() {
            return null;
        }

        /** Null: the usual one. */
        public String getRefspec() {
            return null;
        }
    }

    /** A branch. */
    public static final class Branch {
        private final String name;

        Branch(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
