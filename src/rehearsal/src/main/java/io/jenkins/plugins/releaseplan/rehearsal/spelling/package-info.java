/** Which of the known names somebody may have meant. */
package io.jenkins.plugins.releaseplan.rehearsal.spelling;
