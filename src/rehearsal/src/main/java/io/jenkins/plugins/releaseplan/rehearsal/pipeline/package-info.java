/**
 * The Jenkinsfile runner: reads scripted and declarative Jenkinsfiles once, checks them as a whole, and runs them many times
 * under a virtual clock against a {@link io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineWorld world}.
 */
package io.jenkins.plugins.releaseplan.rehearsal.pipeline;
