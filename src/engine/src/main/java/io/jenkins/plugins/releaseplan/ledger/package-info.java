/** What a ledger keeps of a release, and how states are written down. */
package io.jenkins.plugins.releaseplan.ledger;
