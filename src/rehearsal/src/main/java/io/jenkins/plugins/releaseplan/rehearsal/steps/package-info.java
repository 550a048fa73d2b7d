/** The steps of a release, as the rehearsal runs them. */
package io.jenkins.plugins.releaseplan.rehearsal.steps;
