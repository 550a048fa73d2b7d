/** One attempt to bring one version of a service to one environment, composed of its gates and rollouts. */
package io.jenkins.plugins.releaseplan.release;
