package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import java.time.Instant;

/**
 * A call of the cloud as the report shows it. Calls that only look are written down when they fail.
 *
 * @param at when
 * @param call which
 * @param target the target or what else it was about; empty if nothing
 * @param detail what was wished, for people
 * @param outcome {@code OK}, or the kind of its failure: {@code RETRYABLE}, {@code REFUSED}, {@code UNKNOWN}
 * @param fault the name of the fault that it met; empty if none
 */
public record CloudCallRecord(Instant at, CloudCall call, String target, String detail, String outcome, String fault) {}
