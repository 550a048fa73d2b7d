/** A rehearsal's answer as one page that opens without a network. */
package io.jenkins.plugins.releaseplan.rehearsal.report;
