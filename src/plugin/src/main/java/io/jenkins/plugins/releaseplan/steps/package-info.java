/** The steps of a release, in Jenkins. They mean what the rehearsal's steps of the same names mean. */
package io.jenkins.plugins.releaseplan.steps;
