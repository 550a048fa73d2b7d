package io.jenkins.plugins.releaseplan.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses that nobody serves an application at. */
final class ReservedAddress {

    /** Where AWS, Azure, Google and Oracle (169.254.169.254 is link-local), and Alibaba answer with credentials of a machine. */
    private static final Set<InetAddress> METADATA = Stream.of(
                    "169.254.169.254",
                    "169.254.170.2",
                    "fd00:ec2::254",
                    "fd00:ec2::23",
                    "fd20:ce::254",
                    "100.100.100.200")
            .map(ReservedAddress::literal)
            .collect(Collectors.toUnmodifiableSet());

    private ReservedAddress() {}

    /** What is special about an address; empty if nothing is. */
    static String word(InetAddress address) {
        if (METADATA.contains(address)) {
            return "where a cloud keeps credentials";
        }
        if (address.isLinkLocalAddress()) {
            return "a link-local address";
        }
        if (address.isMulticastAddress()) {
            return "a multicast address";
        }
        if (address.isAnyLocalAddress()) {
            return "no address of a machine";
        }
        byte first = address.getAddress()[0];
        boolean unusable = address instanceof Inet4Address && (first == 0 || (first & 0xff) >= 240);
        return unusable ? "no address of a machine" : "";
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(address, e);
        }
    }
}
