/** When a release may go on: weekly maintenance windows and freezes, in the wall clock of a time zone. */
package io.jenkins.plugins.releaseplan.schedule;
