/**
 * The simulated cloud: the engine's ports over a state that is a function of virtual time, a scenario and a seed. It has no
 * thread and no timer; what takes time is done when its time has come.
 */
package io.jenkins.plugins.releaseplan.rehearsal.cloud;
