/** What a rehearsal answers: JSON, and a page that draws it. */
package io.jenkins.plugins.releaseplan.rehearsal.report;
