/**
 * Gates: the conditions that must hold before a pipeline goes on. A {@link io.jenkins.plugins.releaseplan.gate.Gate} is a
 * value with one pure function; a host asks its questions and brings the answers.
 */
package io.jenkins.plugins.releaseplan.gate;
