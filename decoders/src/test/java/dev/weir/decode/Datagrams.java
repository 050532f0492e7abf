package dev.weir.decode;

import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;

/** Datagrams as a shard would hand them over. */
final class Datagrams {
    static final long NOW = 1_700_000_000_500_000_000L;

    static final InputLabels LABELS = new InputLabels("default", "namespace", "collector-1", Map.of());
    static final Listener LISTENER = new Listener(2055, EnumSet.of(Protocol.NETFLOW5), LABELS, SamplingRules.NONE);

    private Datagrams() {}

    /** From the exporter of that number, port 50000. */
    static Datagram of(byte[] payload, int exporter) {
        return of(payload, exporter, 50_000);
    }

    /** The payload lies behind seven octets of something else, as in a receive buffer. */
    static Datagram of(byte[] payload, int exporter, int port) {
        final Datagram datagram = new Datagram();
        datagram.bytes = new byte[payload.length + 14];
        java.util.Arrays.fill(datagram.bytes, (byte) 0xee);
        System.arraycopy(payload, 0, datagram.bytes, 7, payload.length);
        datagram.offset = 7;
        datagram.length = payload.length;
        from(datagram, exporter);
        datagram.port = port;
        datagram.receivedAtEpochNanos = NOW;
        datagram.listener = LISTENER;
        return datagram;
    }

    /** Makes it come from another exporter; 24 bits of the number are the address. */
    static void from(Datagram datagram, int exporter) {
        System.arraycopy(HexFormat.of().parseHex("00000000000000000000ffff"), 0, datagram.address, 0, 12);
        datagram.address[12] = 10;
        datagram.address[13] = (byte) (exporter >> 16);
        datagram.address[14] = (byte) (exporter >> 8);
        datagram.address[15] = (byte) exporter;
    }
}
