package dev.weir.collector.capture;

import dev.weir.testing.Packets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts pcapng files together block by block, in the byte order of the section begun last. */
final class PcapngBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    PcapngBytes section(ByteOrder byteOrder) {
        order = byteOrder;
        return block(
                0x0a0d0d0a,
                buffer(16)
                        .putInt(0x1a2b3c4d)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1)
                        .array());
    }

    PcapngBytes describeInterface(int linkType, int snapLength, byte[]... options) {
        return block(
                1,
                Packets.concat(
                        buffer(8)
                                .putShort((short) linkType)
                                .putShort((short) 0)
                                .putInt(snapLength)
                                .array(),
                        Packets.concat(options)));
    }

    byte[] option(int code, byte[] value) {
        return buffer(4 + padded(value.length))
                .putShort((short) code)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    byte[] resolution(int octet) {
        return option(9, new byte[] {(byte) octet});
    }

    byte[] timeOffset(long seconds) {
        return option(14, buffer(8).putLong(seconds).array());
    }

    PcapngBytes enhanced(int interfaceId, long ticks, byte[] packet) {
        return enhanced(interfaceId, ticks, packet, packet.length, packet.length);
    }

    PcapngBytes enhanced(int interfaceId, long ticks, byte[] packet, int captured, int original) {
        return block(
                6,
                buffer(20 + padded(packet.length))
                        .putInt(interfaceId)
                        .putInt((int) (ticks >>> 32))
                        .putInt((int) ticks)
                        .putInt(captured)
                        .putInt(original)
                        .put(packet)
                        .array());
    }

    PcapngBytes obsolete(int interfaceId, long ticks, byte[] packet) {
        return block(
                2,
                buffer(20 + padded(packet.length))
                        .putShort((short) interfaceId)
                        .putShort((short) 3)
                        .putInt((int) (ticks >>> 32))
                        .putInt((int) ticks)
                        .putInt(packet.length)
                        .putInt(packet.length)
                        .put(packet)
                        .array());
    }

    PcapngBytes simple(int originalLength, byte[] packet) {
        return block(
                3,
                buffer(4 + padded(packet.length))
                        .putInt(originalLength)
                        .put(packet)
                        .array());
    }

    PcapngBytes block(int type, byte[] body) {
        return rawBlock(type, 12 + body.length, body, 12 + body.length);
    }

    PcapngBytes rawBlock(int type, int length, byte[] body, int lengthBehind) {
        out.writeBytes(buffer(12 + body.length)
                .putInt(type)
                .putInt(length)
                .put(body)
                .putInt(lengthBehind)
                .array());
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
