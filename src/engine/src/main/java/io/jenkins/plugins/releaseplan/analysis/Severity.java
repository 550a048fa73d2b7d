package io.jenkins.plugins.releaseplan.analysis;

/** How bad a breach is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
