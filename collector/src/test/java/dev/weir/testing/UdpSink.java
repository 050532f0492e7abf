package dev.weir.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A UDP socket on loopback that keeps what it receives, in a thread of its own. */
public final class UdpSink implements Closeable {
    /** A datagram as it came in. */
    public record Received(byte[] payload, InetSocketAddress from) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public String source() {
            return from.getAddress().getHostAddress();
        }
    }

    private final DatagramSocket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private UdpSink(DatagramSocket socket) {
        this.socket = socket;
        this.thread = new Thread(this::receive, "udp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    /** Binds a free port of 127.0.0.1. */
    public static UdpSink open() throws IOException {
        return open(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    public static UdpSink open(InetAddress address) throws IOException {
        final DatagramSocket socket = new DatagramSocket(null);
        try {
            socket.setReceiveBufferSize(8 * 1024 * 1024);
            socket.bind(new InetSocketAddress(address, 0));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new UdpSink(socket);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** What has come so far. */
    public List<Received> received() {
        return received;
    }

    /** Waits until at least that many datagrams have come. */
    public List<Received> await(int count) {
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> received.size() >= count);
        return received;
    }

    private void receive() {
        final DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!socket.isClosed()) {
            try {
                packet.setLength(65_535);
                socket.receive(packet);
                received.add(new Received(Arrays.copyOf(packet.getData(), packet.getLength()), (InetSocketAddress)
                        packet.getSocketAddress()));
            } catch (SocketException expected) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
