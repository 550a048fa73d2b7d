package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;

/** Texts of a pipeline as they are stored: without what the configuration wants masked. */
final class MaskedText {

    private MaskedText() {}

    /** A sentence. */
    static String of(String text) {
        return ReleasePlanConfiguration.get().redaction().mask(text);
    }

    /** A plan, whose lines stay lines. */
    static String ofPlan(String text) {
        return ReleasePlanConfiguration.get().redaction().maskLines(text);
    }
}
