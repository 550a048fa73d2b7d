/** The steps that Jenkins itself and its common plugins bring, as a rehearsal does them. */
package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;
