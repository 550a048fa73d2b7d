package io.jenkins.plugins.releaseplan.rehearsal.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaseplan.rehearsal.Distribution;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import java.util.List;

/** Many rehearsals as JSON; docs/rehearsal-json.md says what each key means. */
public final class DistributionJson {

    private DistributionJson() {}

    /**
     * The whole answer.
     *
     * @param distribution what the rehearsals came to
     * @param jenkinsfile the Jenkinsfile's name as it was given
     */
    public static ObjectNode of(Distribution distribution, String jenkinsfile) {
        ObjectNode answer = AnswerJson.MAPPER.createObjectNode();
        answer.put("schema", AnswerJson.SCHEMA);
        answer.put("file", jenkinsfile);
        answer.put("runs", distribution.runs().size());
        answer.put("firstSeed", distribution.firstSeed());
        answer.put("exitCode", distribution.exitCode());
        ObjectNode outcomes = answer.putObject("outcomes");
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.name(), distribution.outcomes().getOrDefault(outcome, 0));
        }
        quantiles(answer.putObject("secondsToBlue"), distribution.secondsToBlue());
        quantiles(answer.putObject("requestsMet"), distribution.requestsMet());
        ArrayNode each = answer.putArray("each");
        distribution.runs().forEach(run -> each.add(run(run)));
        return answer;
    }

    private static void quantiles(ObjectNode node, List<Long> ascending) {
        node.put("count", ascending.size());
        if (ascending.isEmpty()) {
            node.putNull("p50");
            node.putNull("p95");
            node.putNull("max");
        } else {
            node.put("p50", Distribution.quantile(ascending, 0.5));
            node.put("p95", Distribution.quantile(ascending, 0.95));
            node.put("max", Distribution.quantile(ascending, 1));
        }
    }

    private static ObjectNode run(Distribution.Run run) {
        ObjectNode node = AnswerJson.MAPPER.createObjectNode();
        node.put("seed", run.seed());
        node.put("outcome", run.outcome().name());
        node.put("reason", AnswerJson.orNull(run.reason()));
        node.put("duration", run.duration().toString());
        if (run.faultToBlue() == null) {
            node.putNull("secondsToBlue");
        } else {
            node.put("secondsToBlue", run.faultToBlue().toSeconds());
        }
        node.put("requestsMet", run.requestsMet());
        return node;
    }
}
