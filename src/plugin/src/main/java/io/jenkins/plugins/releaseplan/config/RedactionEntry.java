package io.jenkins.plugins.releaseplan.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaseplan.security.Redaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What is masked in everything that people write. All that the plugin knows of is masked unless somebody says otherwise. */
public final class RedactionEntry extends AbstractDescribableImpl<RedactionEntry> {

    private boolean keepSsn;
    private boolean keepPhone;
    private boolean keepEmail;
    private boolean keepRecord;
    private List<RedactionPatternEntry> patterns = new ArrayList<>();

    @DataBoundConstructor
    public RedactionEntry() {
        // Everything is masked.
    }

    /** Whether numbers of the social security are masked. */
    public boolean isSsn() {
        return !keepSsn;
    }

    @DataBoundSetter
    public void setSsn(boolean masked) {
        keepSsn = !masked;
    }

    /** Whether telephone numbers are masked. */
    public boolean isPhone() {
        return !keepPhone;
    }

    @DataBoundSetter
    public void setPhone(boolean masked) {
        keepPhone = !masked;
    }

    /** Whether e-mail addresses are masked. */
    public boolean isEmail() {
        return !keepEmail;
    }

    @DataBoundSetter
    public void setEmail(boolean masked) {
        keepEmail = !masked;
    }

    /** Whether numbers of medical records are masked. */
    public boolean isMedicalRecord() {
        return !keepRecord;
    }

    @DataBoundSetter
    public void setMedicalRecord(boolean masked) {
        keepRecord = !masked;
    }

    public List<RedactionPatternEntry> getPatterns() {
        return patterns == null ? List.of() : Collections.unmodifiableList(patterns);
    }

    @DataBoundSetter
    public void setPatterns(List<RedactionPatternEntry> patterns) {
        this.patterns = patterns == null ? new ArrayList<>() : new ArrayList<>(patterns);
    }

    /** @throws IllegalArgumentException if a pattern cannot be used */
    Redaction redaction() {
        Names.check("redaction patterns", getPatterns(), RedactionPatternEntry::getName);
        List<Redaction.Mask> masks = new ArrayList<>();
        getPatterns().forEach(own -> masks.add(Redaction.mask(own.getName(), own.getPattern())));
        if (isEmail()) {
            masks.add(Redaction.EMAIL);
        }
        if (isMedicalRecord()) {
            masks.add(Redaction.RECORD);
        }
        if (isSsn()) {
            masks.add(Redaction.SSN);
        }
        if (isPhone()) {
            masks.add(Redaction.PHONE);
        }
        return new Redaction(masks);
    }

    /** Its form. */
    @Extension
    @Symbol("releaseRedaction")
    public static final class DescriptorImpl extends Descriptor<RedactionEntry> {

        @Override
        public String getDisplayName() {
            return "Redaction";
        }
    }
}
