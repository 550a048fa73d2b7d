package io.jenkins.plugins.releaseplan.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

/** Data of patients do not get into what is stored, and what is none stays readable. */
public class RedactionTest {

    private static final Redaction ALL =
            new Redaction(List.of(Redaction.EMAIL, Redaction.RECORD, Redaction.SSN, Redaction.PHONE));

    @Test
    public void dataOfPatientsAreMasked() {
        assertThat(ALL.mask("SSN 123-45-6789, tel. (555) 234-5678 or 555-234-5678"))
                .isEqualTo("SSN [SSN], tel. [phone] or [phone]");
        assertThat(ALL.mask("123 45 6789")).isEqualTo("[SSN]");
        assertThat(ALL.mask("call +49 30 1234567 or +1 555 234 5678")).isEqualTo("call [phone] or [phone]");
        assertThat(ALL.mask("write to jane.doe+x@mail.clinic.example.")).isEqualTo("write to [e-mail].");
        assertThat(ALL.mask("MRN: 00123456 and patient id A-1234567")).isEqualTo("[record number] and [record number]");
        assertThat(ALL.mask("Medical record number 1234567 failed")).isEqualTo("[record number] failed");
        assertThat(ALL.mask("line\n123-45-6789\nline")).isEqualTo("line\n[SSN]\nline");
    }

    @Test
    public void whatReleasesAreMadeOfStaysReadable() {
        for (String text : List.of(
                "v20260302-4f2a9d1 in eu-central-1 at 10.0.12.34:8080",
                "2026-03-02T09:00:00Z, 12:30:45.123",
                "build #1234567890, commit 4f2a9d1c7be0",
                "error rate 0.15 % of 1200000 requests, p95 210 ms",
                "000-12-3456 was never given, nor was 666-12-3456",
                "pms-production-12; patients love it; charts 2 and 3",
                "folder/job#12 @team",
                "1,234,567.89")) {
            assertThat(ALL.mask(text)).isEqualTo(text);
        }
    }

    @Test
    public void ownPatternsAreMaskedUnderTheirName() {
        Redaction own = new Redaction(List.of(Redaction.mask("case", "PT-\\d{6}")));
        assertThat(own.mask("see PT-123456, PT-1")).isEqualTo("see [case], PT-1");
        assertThat(own.mask(List.of("PT-123456", ""))).containsExactly("[case]", "");
        assertThat(own.mask((String) null)).isNull();
    }

    @Test
    public void aPatternThatTakesForEverLetsNothingThrough() {
        Redaction slow = new Redaction(List.of(Redaction.mask("slow", "(a+)+$")));
        assertThat(slow.mask("a".repeat(50_000) + "b 123-45-6789"))
                .doesNotContain("6789")
                .contains("'slow'");
    }

    @Test
    public void aLineThatTakesForEverLetsTheOthersStand() {
        Redaction slow = new Redaction(List.of(Redaction.mask("slow", "(a+)+$"), Redaction.EMAIL));
        assertThat(slow.maskLines("- [ ] one\n" + "a".repeat(50_000) + "b\n\n- [ ] ask jane@clinic.example"))
                .startsWith("- [ ] one\n[text that pattern 'slow'")
                .endsWith("\n\n- [ ] ask [e-mail]");
    }

    @Test
    public void textsOfAnyLengthAreLookedThrough() {
        String text = "nothing here, 12 34 56 + a.b.c - ".repeat(30_000) + "123-45-6789";
        assertThat(ALL.mask(text)).endsWith("[SSN]").startsWith("nothing here");
    }

    @Test
    public void patternsThatCannotBeUsedAreRefused() {
        assertThatThrownBy(() -> Redaction.mask("own", "(")).hasMessageContaining("'own' cannot be read");
        assertThatThrownBy(() -> Redaction.mask("own", "x*")).hasMessageContaining("mask everything");
        assertThatThrownBy(() -> Redaction.mask("own", "")).hasMessageContaining("mask everything");
        assertThatThrownBy(() -> Redaction.mask("own", "\\s")).hasMessageContaining("mask everything");
    }
}
