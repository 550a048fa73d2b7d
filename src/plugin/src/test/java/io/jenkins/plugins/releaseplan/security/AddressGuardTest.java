package io.jenkins.plugins.releaseplan.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;

/** Checks call the environment that they are for and nothing else. */
public class AddressGuardTest {

    private static AddressGuard guard(Map<String, String> names, String... bases) {
        return new AddressGuard(List.of(bases), host -> {
            String address = names.get(host.toLowerCase(Locale.ROOT));
            if (address == null) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getByName(address)};
        });
    }

    private static final String BASE = "https://app.example.org/pms";

    @Test
    public void whatIsBelowABaseUrlMayBeCalled() {
        AddressGuard guard = guard(Map.of("app.example.org", "10.1.2.3"), BASE);
        for (String address : List.of(
                BASE,
                BASE + "/",
                BASE + "/healthz",
                BASE + "?full=1",
                "https://APP.example.org:443/pms/a/b.c",
                BASE + "/a..b")) {
            assertThatCode(() -> guard.admit(URI.create(address))).doesNotThrowAnyException();
        }
    }

    @Test
    public void nothingElseMayBeCalled() {
        AddressGuard guard =
                guard(Map.of("app.example.org", "10.1.2.3", "app.example.org.evil.test", "10.1.2.4"), BASE);
        for (String address : List.of(
                "https://app.example.org/",
                "https://app.example.org/pmsx",
                "https://app.example.org/pms/../admin",
                "https://app.example.org/pms/%2e%2e/admin",
                "https://app.example.org/pms/.%2E/admin",
                "https://app.example.org/pms/..;/admin",
                "https://app.example.org/pms/%2e%2e%2fadmin",
                "https://app.example.org/pms/..%5cadmin",
                "http://app.example.org/pms",
                "https://app.example.org:8443/pms",
                "https://app.example.org.evil.test/pms",
                "https://app.example.org@evil.test/pms",
                "https://user:secret@app.example.org/pms",
                "https://evil.test/?https://app.example.org/pms",
                "file:///etc/passwd",
                "gopher://app.example.org/pms",
                "jar:https://app.example.org/pms!/x",
                "//app.example.org/pms",
                "/pms")) {
            assertThatThrownBy(() -> guard.admit(URI.create(address)))
                    .as(address)
                    .isInstanceOf(AddressRefusedException.class);
        }
    }

    @Test
    public void noNameLeadsToWhatIsNobodysApplication() {
        for (String address : List.of(
                "169.254.169.254",
                "169.254.7.7",
                "fd00:ec2::254",
                "100.100.100.200",
                "fe80::1",
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "2002:7f00:1::",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "0.1.2.3")) {
            assertThatThrownBy(() ->
                            guard(Map.of("app.example.org", address), BASE).admit(URI.create(BASE)))
                    .as(address)
                    .isInstanceOf(AddressRefusedException.class)
                    .hasMessageContaining("leads to");
        }
    }

    @Test
    public void oneBadAddressAmongGoodOnesIsEnough() {
        AddressGuard guard = new AddressGuard(List.of(BASE), host ->
                new InetAddress[] {InetAddress.getByName("10.1.2.3"), InetAddress.getByName("127.0.0.1")});
        assertThatThrownBy(() -> guard.admit(URI.create(BASE))).isInstanceOf(AddressRefusedException.class);
    }

    @Test
    public void theLoopbackIsCalledOnlyIfABaseUrlSaysSo() throws Exception {
        for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
            String base = "http://" + host + ":8080";
            AddressGuard guard = guard(Map.of("localhost", "127.0.0.1", "127.0.0.1", "127.0.0.1", "::1", "::1"), base);
            assertThat(guard.admit(URI.create(base + "/healthz"))).isEqualTo(URI.create(base + "/healthz"));
        }
    }

    @Test
    public void metadataIsRefusedEvenToABaseUrlThatNamesIt() {
        AddressGuard guard = guard(
                Map.of("169.254.169.254", "169.254.169.254", "fd00:ec2::254", "fd00:ec2::254"),
                "http://169.254.169.254",
                "http://[fd00:ec2::254]");
        assertThatThrownBy(() -> guard.admit(URI.create("http://169.254.169.254/latest/meta-data/")))
                .isInstanceOf(AddressRefusedException.class);
        assertThatThrownBy(() -> guard.admit(URI.create("http://[fd00:ec2::254]/latest/meta-data/")))
                .isInstanceOf(AddressRefusedException.class);
    }

    @Test
    public void hostsThatHideANumberAreNoBaseUrls() {
        for (String host : List.of("2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "127.0.0.01", "0")) {
            assertThatThrownBy(() -> AddressGuard.base("http://" + host + "/"))
                    .as(host)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    public void baseUrlsThatCanBeNoneSayWhy() {
        assertThat(AddressGuard.faults(List.of(
                        "ftp://x",
                        "app.example.org",
                        "https://u@x/",
                        "https://x/?q",
                        "ht tp://",
                        "https://x/a/../b",
                        BASE)))
                .hasSize(6)
                .allSatisfy(fault -> assertThat(fault).startsWith("base URL '"));
    }

    @Test
    public void withoutABaseUrlNothingMayBeCalled() {
        assertThatThrownBy(() -> guard(Map.of()).admit(URI.create(BASE)))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("has none");
    }
}
