/** The host of releases inside Jenkins: it keeps their states in the ledger, runs their actions and feeds back what happened. */
package io.jenkins.plugins.releaseplan.host;
