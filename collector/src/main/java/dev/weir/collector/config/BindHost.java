package dev.weir.collector.config;

import dev.weir.flow.IpPrefix;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An address of this machine to bind a socket to; {@code 0.0.0.0} is every IPv4 address, {@code ::} every address of
 * both families.
 *
 * @param text the address in its canonical form
 */
public record BindHost(String text) {
    private static final String ANY_IPV4 = "0.0.0.0";
    private static final String ANY = "::";

    /**
     * Brings the address into its canonical form.
     *
     * @throws IllegalArgumentException if it is no IPv4 or IPv6 address; names are not looked up
     */
    public BindHost {
        if (text.indexOf('/') >= 0) {
            throw new IllegalArgumentException("expected one address, found the prefix \"" + text + "\"");
        }
        text = IpPrefix.parse(text).addressText();
    }

    /** Tells whether a socket bound to it receives IPv4 and IPv6. */
    public boolean isDualStack() {
        return text.equals(ANY);
    }

    /** Tells whether it is an IPv6 address. */
    public boolean isIpv6() {
        return text.indexOf(':') >= 0;
    }

    /** Tells whether sockets bound to both could receive the same datagram. */
    public boolean overlaps(BindHost other) {
        return equals(other)
                || isDualStack()
                || other.isDualStack()
                || isIpv6() == other.isIpv6() && (text.equals(ANY_IPV4) || other.text.equals(ANY_IPV4));
    }

    /** Returns the address for the socket. */
    public InetAddress toInetAddress() {
        try {
            // A literal is never looked up.
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
