package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables of a build: Jenkins' own, the world's, the parameters, and what {@code env.X = …} sets. */
final class BuildEnvironment {
    private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    private final Map<String, String> base = new TreeMap<>();
    private final Map<String, String> assigned = new LinkedHashMap<>();

    BuildEnvironment(Map<String, String> world, Map<String, Object> parameters) {
        String job = world.getOrDefault("JOB_NAME", "release");
        String number = world.getOrDefault("BUILD_NUMBER", "1");
        String branch = world.getOrDefault("BRANCH_NAME", "main");
        String jenkins = world.getOrDefault("JENKINS_URL", "https://jenkins.example/");
        base.putAll(Map.of(
                "JOB_NAME", job,
                "JOB_BASE_NAME", job.substring(job.lastIndexOf('/') + 1),
                "BUILD_NUMBER", number,
                "BUILD_ID", number,
                "BUILD_DISPLAY_NAME", "#" + number,
                "BUILD_TAG", "jenkins-" + job.replace('/', '-') + "-" + number,
                "BRANCH_NAME", branch,
                "GIT_BRANCH", branch,
                "GIT_COMMIT", EMPTY_TREE));
        base.putAll(Map.of(
                "JENKINS_URL", jenkins,
                "JOB_URL", jenkins + "job/" + job.replace("/", "/job/") + "/",
                "BUILD_URL", jenkins + "job/" + job.replace("/", "/job/") + "/" + number + "/",
                "WORKSPACE", "/workspace/" + job,
                "HOME", "/home/jenkins",
                "PATH", "/usr/local/bin:/usr/bin:/bin",
                "NODE_NAME", "rehearsal",
                "EXECUTOR_NUMBER", "0",
                "CI", "true"));
        base.putAll(Map.of(
                "JENKINS_HOME", "/var/jenkins_home",
                "WORKSPACE_TMP", "/workspace/" + job + "@tmp",
                "RUN_DISPLAY_URL", jenkins + "job/" + job.replace("/", "/job/") + "/" + number + "/display/redirect",
                "NODE_LABELS", "rehearsal",
                "GIT_URL", "https://git.example/" + job + ".git"));
        parameters.forEach((name, value) -> base.put(name, String.valueOf(value)));
        base.putAll(world);
    }

    /** The parameters are variables too. */
    void parameters(Map<String, Object> values) {
        values.forEach((name, value) -> base.putIfAbsent(name, String.valueOf(value)));
    }

    void assign(String name, String value) {
        if (value == null) {
            assigned.remove(name);
        } else {
            assigned.put(name, value);
        }
    }

    /** The value at a place of the Jenkinsfile, or null. What blocks around set wins over an assignment, as in Jenkins. */
    String get(String name, Frame frame) {
        String value = frame.environment().get(name);
        if (value == null) {
            value = assigned.get(name);
        }
        return value == null ? base.get(name) : value;
    }

    /** All variables at a place of the Jenkinsfile. */
    Map<String, String> all(Frame frame) {
        Map<String, String> all = new TreeMap<>(base);
        all.putAll(assigned);
        all.putAll(frame.environment());
        return Collections.unmodifiableMap(all);
    }
}
