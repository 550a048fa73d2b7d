package io.jenkins.plugins.releaseplan.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The IPv4 addresses that an IPv6 address may be forwarded to: compatible (RFC 4291), 6to4 (RFC 3056), NAT64 (RFC 6052). */
final class EmbeddedAddress {

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b};

    private EmbeddedAddress() {}

    /** The address itself and what is in it. */
    static List<InetAddress> of(InetAddress address) {
        List<InetAddress> all = new ArrayList<>();
        all.add(address);
        if (address instanceof Inet6Address) {
            byte[] bytes = address.getAddress();
            boolean compatible = isZero(bytes, 0, 12) && !isZero(bytes, 12, 15);
            if (compatible || Arrays.equals(bytes, 0, 4, NAT64, 0, 4)) {
                all.add(v4(bytes, 12));
            }
            if (bytes[0] == 0x20 && bytes[1] == 0x02) {
                all.add(v4(bytes, 2));
            }
        }
        return all;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress v4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
