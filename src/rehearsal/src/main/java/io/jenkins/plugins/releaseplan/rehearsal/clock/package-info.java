/**
 * Virtual time: a deterministic queue of events and cooperative strands that wait on it. Nothing here sleeps or reads the
 * machine's clock.
 */
package io.jenkins.plugins.releaseplan.rehearsal.clock;
