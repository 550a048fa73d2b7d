/** The simulated cloud of a rehearsal as an environment of Jenkins: for many threads, and as it was after a restart. */
package io.jenkins.plugins.releaseplan.simulation;
