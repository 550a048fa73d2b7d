package io.jenkins.plugins.releaseplan.security;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Says which addresses an environment's checks may call: those below its base URLs, as long as no name leads to an address that
 * only this machine or its network has. Whoever configures a base URL on the loopback means it; link-local addresses and those
 * where clouds keep credentials are refused to everybody.
 */
public final class AddressGuard {

    /** Dots that stand for themselves, their parent, or hide behind an escape, and separators that some servers take for slashes. */
    private static final Pattern CLIMBS = Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|;|$)|\\\\|%5c|%2f|%00");

    /** A host that a resolver reads as a number although it does not look like an address. */
    private static final Pattern NUMBER = Pattern.compile("(?i)(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+)){0,3}\\.?");

    private static final Pattern DOTTED =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private final List<URI> bases;
    private final Resolver resolver;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Resolver {

        /** @throws UnknownHostException if there is none */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * @param bases the environment's base URLs
     * @throws IllegalArgumentException if one of them can be none
     */
    public AddressGuard(List<String> bases) {
        this(bases, InetAddress::getAllByName);
    }

    AddressGuard(List<String> bases, Resolver resolver) {
        this.bases = bases.stream().map(AddressGuard::base).toList();
        this.resolver = resolver;
    }

    /**
     * Reads a base URL.
     *
     * @throws IllegalArgumentException if it can be none; the message says why
     */
    public static URI base(String text) {
        URI base;
        try {
            base = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("base URL '" + text + "' is no address: " + e.getReason(), e);
        }
        String fault = fault(base);
        if (fault.isEmpty() && (base.getRawQuery() != null || base.getRawFragment() != null)) {
            fault = "has a query or a fragment";
        }
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(
                    "base URL '" + text + "' " + fault + "; write it as https://app.example.org/path");
        }
        return base;
    }

    private static String fault(URI address) {
        String scheme = address.getScheme();
        if (scheme == null || !scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            return "is neither http nor https";
        }
        String host = address.getHost();
        if (host == null || host.isEmpty()) {
            return "has no host name that can be read";
        }
        if (address.getRawUserInfo() != null) {
            return "has a user in it";
        }
        if (NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            return "has a number for a host; write all four parts in decimal";
        }
        return address.getRawPath() != null
                        && CLIMBS.matcher(address.getRawPath()).find()
                ? "has a path that climbs or hides"
                : "";
    }

    /** The base URLs. */
    public List<URI> bases() {
        return bases;
    }

    /**
     * Admits an address, whose host it resolves.
     *
     * @throws AddressRefusedException if it may not be called; the message says why
     * @throws UnknownHostException if its host has no address
     */
    public URI admit(URI address) throws AddressRefusedException, UnknownHostException {
        URI base;
        try {
            base = mayCall(address);
        } catch (IllegalArgumentException e) {
            throw new AddressRefusedException(e.getMessage());
        }
        for (InetAddress resolved : resolver.addresses(bare(address.getHost()))) {
            admit(address, base, resolved);
        }
        return address;
    }

    /**
     * Looks at an address as it is written, without asking where its host is.
     *
     * @return the base URL that it is below
     * @throws IllegalArgumentException if it may not be called; the message says why
     */
    public URI mayCall(URI address) {
        String fault = fault(address);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(address + " " + fault);
        }
        return bases.stream()
                .filter(one -> isBelow(address, one))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(address + " is not below a base URL of the environment"
                        + (bases.isEmpty() ? ", which has none" : "")));
    }

    private static void admit(URI address, URI base, InetAddress resolved) throws AddressRefusedException {
        for (InetAddress meant : EmbeddedAddress.of(resolved)) {
            String reserved = ReservedAddress.word(meant);
            if (!reserved.isEmpty()) {
                throw new AddressRefusedException(address + " leads to " + meant.getHostAddress() + ", " + reserved
                        + ", which no check may call");
            }
            if (meant.isLoopbackAddress() && !isLoopbackName(base.getHost())) {
                throw new AddressRefusedException(address + " leads to " + meant.getHostAddress()
                        + ", this machine itself; only a base URL that says so may be called there");
            }
        }
    }

    private static boolean isLoopbackName(String host) {
        String bare = bare(host).toLowerCase(Locale.ROOT);
        return bare.equals("localhost")
                || bare.startsWith("127.") && DOTTED.matcher(bare).matches()
                || bare.equals("::1");
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isBelow(URI address, URI base) {
        String path = path(address);
        String under = path(base);
        String folder = under.endsWith("/") ? under : under + "/";
        return address.getScheme().equalsIgnoreCase(base.getScheme())
                && address.getHost().equalsIgnoreCase(base.getHost())
                && port(address) == port(base)
                && (path.equals(under) || path.startsWith(folder) || folder.equals(path + "/"));
    }

    private static String path(URI address) {
        String path = address.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** All faults of base URLs, for a form; empty if there is none. */
    public static List<String> faults(List<String> bases) {
        List<String> faults = new ArrayList<>();
        for (String base : bases) {
            try {
                base(base);
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
            }
        }
        return faults;
    }
}
