package dev.weir.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An exporter's socket: sends what it is told from an address that a test chooses. */
public final class UdpSender implements Closeable {
    private final DatagramSocket socket;
    private final InetSocketAddress destination;

    private UdpSender(DatagramSocket socket, InetSocketAddress destination) {
        this.socket = socket;
        this.destination = destination;
    }

    /** Sends from 127.0.0.1 to a port of 127.0.0.1. */
    public static UdpSender to(int port) throws IOException {
        return between("127.0.0.1", "127.0.0.1", port);
    }

    /** Sends from one local address to another; all of 127.0.0.0/8 is local, and so is ::1. */
    public static UdpSender between(String from, String host, int port) throws IOException {
        final DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), 0));
        return new UdpSender(socket, new InetSocketAddress(InetAddress.getByName(host), port));
    }

    /** Sends datagrams one after the other. */
    public UdpSender send(byte[]... datagrams) throws IOException {
        for (final byte[] datagram : datagrams) {
            socket.send(new DatagramPacket(datagram, datagram.length, destination));
        }
        return this;
    }

    /** The port that it sends from. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }
}
