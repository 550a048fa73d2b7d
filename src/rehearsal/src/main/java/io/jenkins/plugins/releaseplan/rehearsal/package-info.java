/** Runs a Jenkinsfile against a scenario under a virtual clock. */
package io.jenkins.plugins.releaseplan.rehearsal;
