/** A Markdown release plan read into phases, items, a schedule, sign-off roles, contacts and rollback criteria. */
package io.jenkins.plugins.releaseplan.checklist;
