package dev.weir.decode.sflow5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The UDP payloads of a capture: of a classic pcap file with Ethernet, IPv4 or IPv6 and UDP, or a file that is one. */
final class CapturedPayloads {
    private CapturedPayloads() {}

    static List<byte[]> of(Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".pcap")) {
            return List.of(bytes);
        }
        final boolean little = bytes[0] != (byte) 0xa1;
        final ByteBuffer in = ByteBuffer.wrap(bytes).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        final List<byte[]> payloads = new ArrayList<>();
        for (int at = 24; at + 16 <= bytes.length; ) {
            final int length = in.getInt(at + 8);
            final byte[] payload = payload(Arrays.copyOfRange(bytes, at + 16, at + 16 + length));
            if (payload.length > 0) {
                payloads.add(payload);
            }
            at += 16 + length;
        }
        return payloads;
    }

    private static byte[] payload(byte[] frame) {
        final ByteBuffer in = ByteBuffer.wrap(frame);
        int at = 12;
        while (in.getShort(at) == (short) 0x8100) {
            at += 4;
        }
        final int type = in.getShort(at) & 0xffff;
        at += 2;
        final int protocol = type == 0x0800 ? frame[at + 9] : type == 0x86dd ? frame[at + 6] : -1;
        if (protocol != 17) {
            return new byte[0];
        }
        final int udp = at + (type == 0x0800 ? (frame[at] & 0xf) * 4 : 40);
        return Arrays.copyOfRange(frame, udp + 8, udp + (in.getShort(udp + 4) & 0xffff));
    }
}
