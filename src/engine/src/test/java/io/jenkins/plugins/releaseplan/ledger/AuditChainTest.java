package io.jenkins.plugins.releaseplan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.Test;

public class AuditChainTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456Z");

    private static AuditEntry entry(String text) {
        return new AuditEntry("pms-1", AT, "CUTOVER", "INFO", text, "{\"a\":\"b\"}");
    }

    /** Another reading of the form that the Javadoc gives. */
    private static String byTheBook(long sequence, String previous, AuditEntry entry)
            throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeLong(sequence);
        out.write(HexFormat.of().parseHex(previous));
        out.writeLong(entry.at().getEpochSecond());
        out.writeInt(entry.at().getNano());
        for (String field : List.of(entry.release(), entry.kind(), entry.importance(), entry.text(), entry.facts())) {
            byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }

    @Test
    public void hashIsOverTheFormThatIsDocumented() throws IOException, NoSuchAlgorithmException {
        AuditChain chain = new AuditChain();
        String previous = AuditChain.BEGINNING;
        long sequence = 0;
        for (String text : List.of("", "short", "Grüße 🚀", "x".repeat(100_000), "short")) {
            AuditEvent event = chain.event(++sequence, previous, entry(text));
            assertThat(event.hash()).isEqualTo(byTheBook(sequence, previous, entry(text)));
            previous = event.hash();
        }
    }

    @Test
    public void textThatMovesFromOneFieldToTheNextChangesTheHash() {
        AuditChain chain = new AuditChain();
        AuditEntry one = new AuditEntry("ab", AT, "c", "", "", "");
        AuditEntry other = new AuditEntry("a", AT, "bc", "", "", "");
        assertThat(chain.hash(1, AuditChain.BEGINNING, one)).isNotEqualTo(chain.hash(1, AuditChain.BEGINNING, other));
    }

    @Test
    public void whatNoDatabaseKeepsIsReplacedBeforeItIsHashed() {
        AuditEntry entry = new AuditEntry("r\u0000", Instant.MAX, "k", "i", "\uD800 and 🚀", "{}");
        assertThat(entry.release()).isEqualTo("r\uFFFD");
        assertThat(entry.text()).isEqualTo("? and 🚀");
        assertThat(entry.at()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(new AuditEntry("r", AT.plusNanos(999), "k", "i", "t", "{}").at())
                .isEqualTo(AT);
    }

    @Test
    public void hashThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new AuditChain().hash(1, "abcd", entry("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
