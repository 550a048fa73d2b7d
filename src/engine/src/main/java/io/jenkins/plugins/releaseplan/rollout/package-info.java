/** The progressive shift of traffic from blue to green, as a pure state machine. */
package io.jenkins.plugins.releaseplan.rollout;
