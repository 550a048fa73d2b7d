/** The judgement of metric series: thresholds and comparison with a baseline, over a number of measurements. */
package io.jenkins.plugins.releaseplan.analysis;
