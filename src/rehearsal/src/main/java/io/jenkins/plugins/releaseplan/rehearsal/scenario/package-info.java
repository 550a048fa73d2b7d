/** The scenario of a rehearsal: a YAML file read into immutable values, with every error named by file, line and key. */
package io.jenkins.plugins.releaseplan.rehearsal.scenario;
