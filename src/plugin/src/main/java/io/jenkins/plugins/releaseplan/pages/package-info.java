/** What people see and do: the release page, the releases of all jobs, boxes on other pages, and the deeds behind every button. */
package io.jenkins.plugins.releaseplan.pages;
