package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A question that a build asks people.
 *
 * @param id the input's id
 * @param message the question
 * @param ok the button's caption
 * @param submitters who may answer: user and group names; empty for anybody
 * @param parameters the values asked for, each with its default, in order; values may be null
 * @param asked the virtual time of the question
 * @param stage the names of the stages around, outermost first
 * @param at where the step stands
 */
public record InputRequest(
        String id,
        String message,
        String ok,
        List<String> submitters,
        Map<String, Object> parameters,
        Instant asked,
        List<String> stage,
        SourceLine at) {
    public InputRequest {
        submitters = List.copyOf(submitters);
        stage = List.copyOf(stage);
    }
}
