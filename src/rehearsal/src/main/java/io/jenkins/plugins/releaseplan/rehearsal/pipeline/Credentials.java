package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Made-up secrets in place of Jenkins' credentials. They are masked wherever they show. */
public final class Credentials {
    private static final Set<String> FILES = Set.of("keyfile", "keystore", "file");
    private static final Set<Object> FILE_KINDS = Set.of("file", "zip", "dockerCert", "kubeconfigFile");

    private Credentials() {}

    /**
     * What {@code NAME = credentials('id')} sets: the value as a whole, its user and its password.
     *
     * @throws StepFailure if there are no such credentials
     */
    static Map<String, String> variables(String name, String id, PipelineRun run) {
        String user = secret(known(id, run), "user", run);
        String password = secret(id, "password", run);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(name, secret(id, "value", run));
        variables.put(name + "_USR", user);
        variables.put(name + "_PSW", password);
        return variables;
    }

    /**
     * What one binding of {@code withCredentials} sets: every argument whose name ends with "variable" names a variable.
     *
     * @param binding the binding's arguments, with its kind under {@code $class}
     * @throws StepFailure if there are no such credentials
     */
    public static Map<String, String> variables(Map<?, ?> binding, PipelineRun run) {
        Map<String, String> variables = new LinkedHashMap<>();
        String id = known(String.valueOf(binding.get("credentialsId")), run);
        binding.forEach((key, value) -> {
            String argument = String.valueOf(key);
            String lower = argument.toLowerCase(Locale.ROOT);
            if (lower.endsWith("variable") && value != null) {
                String part = lower.substring(0, lower.length() - "variable".length());
                boolean file = FILES.contains(part) || part.isEmpty() && FILE_KINDS.contains(binding.get("$class"));
                variables.put(
                        String.valueOf(value),
                        file ? file(id, part, run) : secret(id, part.isEmpty() ? "value" : part, run));
            }
        });
        return variables;
    }

    /** A path whose file has a made-up secret in it. */
    private static String file(String id, String part, PipelineRun run) {
        String path = "/run/secrets/rehearsal/" + (part.isEmpty() ? "file" : part) + "-of-" + id;
        run.files().write(run.files().resolve("", path), secret(id, "content", run));
        run.secret(path);
        return path;
    }

    private static String known(String id, PipelineRun run) {
        if (!run.world().hasCredentials(id)) {
            throw new StepFailure("could not find credentials with id '" + id + "'");
        }
        return id;
    }

    private static String secret(String id, String part, PipelineRun run) {
        String secret = "rehearsal-" + part + "-of-" + id;
        run.secret(secret);
        return secret;
    }
}
