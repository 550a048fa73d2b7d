/** Checks of an environment over HTTP, as far as its base URLs allow. */
package io.jenkins.plugins.releaseplan.checks;
