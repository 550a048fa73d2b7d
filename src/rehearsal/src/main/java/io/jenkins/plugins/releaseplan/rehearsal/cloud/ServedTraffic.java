package io.jenkins.plugins.releaseplan.rehearsal.cloud;

/**
 * What one version served.
 *
 * @param version the version; empty for requests that met no instance
 * @param requests how many requests it got
 * @param errors how many of them failed
 */
public record ServedTraffic(String version, long requests, long errors) {}
