package dev.weir.flow;

import java.util.Arrays;

/**
 * An exporter as one listener sees it: a transport session, and for sFlow the agent that speaks in it.
 *
 * <pre>
 *   8          24          40           42           44         46
 *   +----------+-----------+------------+------------+----------+----------+
 *   | address  | agent or  | source     | listener's | input's  | reserved |
 *   | 16 bytes | zeros, 16 | port, u16  | port, u16  | number   | u16      |
 *   +----------+-----------+------------+------------+----------+----------+
 * </pre>
 *
 * <p>Addresses are 16 bytes; an IPv4 address is mapped ({@code ::ffff:a.b.c.d}). Immutable.
 */
public final class Exporter {
    static final int BODY_LENGTH = 40;
    private static final int AGENT = 16;
    private static final int PORT = 32;
    private static final int LISTENER_PORT = 34;
    private static final int INPUT_NUMBER = 36;

    private final byte[] address;
    private final byte[] agent;
    private final int port;
    private final int listenerPort;
    private final InputLabels labels;

    /**
     * Keeps a session's identity.
     *
     * @param address the transport address that sends, 16 bytes
     * @param port the UDP port that sends
     * @param listenerPort the UDP port that receives
     * @param agent the sFlow agent address, 16 bytes; null if the protocol has none
     * @param labels the labels of the input that receives
     */
    public Exporter(byte[] address, int port, int listenerPort, byte[] agent, InputLabels labels) {
        this.address = Arrays.copyOf(address, Addresses.LENGTH);
        this.agent = agent == null ? null : Arrays.copyOf(agent, Addresses.LENGTH);
        this.port = port;
        this.listenerPort = listenerPort;
        this.labels = labels;
    }

    /** Copies the transport address, 16 bytes, into an array. */
    public void copyAddress(byte[] into, int offset) {
        System.arraycopy(address, 0, into, offset, Addresses.LENGTH);
    }

    /**
     * Copies the address by which the exporter is known, 16 bytes: the agent address of sFlow, or else the transport
     * address.
     */
    public void copyIdentity(byte[] into, int offset) {
        System.arraycopy(agent == null ? address : agent, 0, into, offset, Addresses.LENGTH);
    }

    /** Whether it has an agent address beside the transport address. */
    public boolean hasAgent() {
        return agent != null;
    }

    /** The UDP port that sends. */
    public int port() {
        return port;
    }

    /** The UDP port that receives. */
    public int listenerPort() {
        return listenerPort;
    }

    /** The labels of the input that receives. */
    public InputLabels labels() {
        return labels;
    }

    /** Writes the block's body. */
    void encode(byte[] bytes, int offset, int inputNumber) {
        System.arraycopy(address, 0, bytes, offset, Addresses.LENGTH);
        if (agent == null) {
            Arrays.fill(bytes, offset + AGENT, offset + PORT, (byte) 0);
        } else {
            System.arraycopy(agent, 0, bytes, offset + AGENT, Addresses.LENGTH);
        }
        Bytes.putLittleU16(bytes, offset + PORT, port);
        Bytes.putLittleU16(bytes, offset + LISTENER_PORT, listenerPort);
        Bytes.putLittleU16(bytes, offset + INPUT_NUMBER, inputNumber);
        Bytes.putLittleU16(bytes, offset + INPUT_NUMBER + 2, 0);
    }

    /** The number of the input that an encoded exporter refers to. */
    static int inputNumber(byte[] bytes, int offset) {
        return Bytes.littleU16(bytes, offset + INPUT_NUMBER);
    }

    /** Reads a block's body. */
    static Exporter decode(byte[] bytes, int offset, InputLabels labels) {
        final byte[] address = Arrays.copyOfRange(bytes, offset, offset + AGENT);
        final byte[] agent = Arrays.copyOfRange(bytes, offset + AGENT, offset + PORT);
        final boolean hasAgent = !Arrays.equals(agent, new byte[Addresses.LENGTH]);
        return new Exporter(
                address,
                Bytes.littleU16(bytes, offset + PORT),
                Bytes.littleU16(bytes, offset + LISTENER_PORT),
                hasAgent ? agent : null,
                labels);
    }
}
