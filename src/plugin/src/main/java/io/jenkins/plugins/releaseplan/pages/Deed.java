package io.jenkins.plugins.releaseplan.pages;

import io.jenkins.plugins.releaseplan.release.Release;

/**
 * What came of something that a person wanted.
 *
 * @param release how the release stands after it
 * @param changed whether this changed it; false if it stood so already
 * @param text one sentence for the person
 */
public record Deed(Release release, boolean changed, String text) {}
