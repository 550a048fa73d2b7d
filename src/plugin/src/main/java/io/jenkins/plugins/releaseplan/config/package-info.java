/** What administrators configure: environments, roles, windows, analyses, policies, templates, the ledger's place. */
package io.jenkins.plugins.releaseplan.config;
