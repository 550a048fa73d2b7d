/**
 * The engine's ports: what a release needs from the world outside, each a small interface named after what it does for a
 * release. They speak the engine's own records, never a cloud's. Every call states the wished end state, so that calling
 * twice is harmless, and fails with a {@link io.jenkins.plugins.releaseplan.cloud.CloudException} of one of three kinds.
 */
package io.jenkins.plugins.releaseplan.cloud;
