package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.util.List;

/**
 * What an event did to a gate, before anybody looks whether it may open.
 *
 * @param gate the gate with it
 * @param notices what people are told of it
 */
record Change(Gate gate, List<Notice> notices) {

    static Change of(Gate gate, Notice... notices) {
        return new Change(gate, List.of(notices));
    }
}
