/** Commands of Jenkins' command line; they do what the release page does, with the same permissions. */
package io.jenkins.plugins.releaseplan.cli;
