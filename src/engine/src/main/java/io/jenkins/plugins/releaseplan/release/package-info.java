/** One attempt to bring one version to one environment. */
package io.jenkins.plugins.releaseplan.release;
