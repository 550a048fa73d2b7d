package io.jenkins.plugins.releaseplan.checklist;

import java.util.List;
import java.util.Objects;

/**
 * A numbered list of a plan: what to do, in this order.
 *
 * @param steps the steps in the order of the document, at least one
 * @param line the line of the document at which the list begins, from 1
 */
public record Procedure(List<Step> steps, int line) {

    public Procedure {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param number its number as a reader sees it
     * @param text what to do
     * @param details the text below it, in the order of the document
     * @param scripts the code blocks below it
     */
    public record Step(int number, String text, List<String> details, List<Script> scripts) {

        public Step {
            Objects.requireNonNull(text, "text");
            details = List.copyOf(details);
            scripts = List.copyOf(scripts);
        }
    }
}
