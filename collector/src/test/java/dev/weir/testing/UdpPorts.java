package dev.weir.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;

/** Finds UDP ports for collectors, whose configuration refuses port 0. */
public final class UdpPorts {
    /** Below the ports that the kernel hands out, so that no test's own socket comes in between. */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private UdpPorts() {}

    /** A port that nobody has bound at this moment, neither for IPv4 nor for IPv6. */
    public static int free() {
        for (int i = 0; i < ATTEMPTS; i++) {
            final int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree("0.0.0.0", port) && isFree("::", port)) {
                return port;
            }
        }
        throw new AssertionError("no free UDP port was found");
    }

    private static boolean isFree(String host, int port) {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
