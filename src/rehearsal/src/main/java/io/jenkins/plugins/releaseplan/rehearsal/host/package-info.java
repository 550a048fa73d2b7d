/**
 * Hosts releases under the virtual clock: keeps their states, runs their actions on the simulated cloud and lets the
 * scenario's people act.
 */
package io.jenkins.plugins.releaseplan.rehearsal.host;
