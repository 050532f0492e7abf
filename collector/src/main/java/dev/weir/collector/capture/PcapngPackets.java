package dev.weir.collector.capture;

import dev.weir.flow.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets of a pcapng file: sections of blocks, each block with its length before and behind it.
 *
 * <p>Read are Section Headers (either byte order, any number of sections), Interface Descriptions, Enhanced, Simple and
 * the obsolete Packet Blocks. Other blocks are passed over by their length. A block whose two lengths differ, or that
 * is shorter than its own fields or longer than {@link #MAX_BLOCK}, is damage.
 */
final class PcapngPackets implements PacketSource {
    static final int SECTION_HEADER = 0x0a0d0d0a;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    private static final int MAX_BLOCK = 16 * 1024 * 1024;
    private static final int MAX_INTERFACES = 65_536;
    private static final int ORDER_MAGIC = 0x1a2b3c4d;
    private static final int BLOCK_HEADER = 8;
    private static final int BLOCK_FRAME = 12;
    private static final int PACKET_FIELDS = 20;

    private final ByteSource in;
    private final byte[] fields = new byte[PACKET_FIELDS];
    private final List<PcapngInterface> interfaces = new ArrayList<>();
    private boolean bigEndian;
    /** Of the block being read: where it begins, how long its body is, how much of that has been read. */
    private long start;

    private long bodyLength;
    private long bodyRead;

    PcapngPackets(ByteSource in) {
        this.in = in;
    }

    @Override
    public boolean next(CapturedPacket packet) throws IOException {
        boolean found = false;
        while (!found) {
            start = in.position();
            final int got = in.read(fields, 0, BLOCK_HEADER);
            if (got == 0) {
                return false;
            }
            if (got < BLOCK_HEADER) {
                throw damage("the file ends within a block header");
            }
            found = readBlock(packet);
        }
        return true;
    }

    private boolean readBlock(CapturedPacket packet) throws IOException {
        bodyRead = 0;
        // The section header's type reads the same in both byte orders; its length needs the order first.
        if (Bytes.i32(fields, 0) == SECTION_HEADER) {
            readSectionHeader();
            return false;
        }
        final int type = (int) u32(0);
        setBodyLength(u32(4));
        final boolean isPacket = switch (type) {
            case INTERFACE_DESCRIPTION -> readInterface();
            case ENHANCED_PACKET -> readPacket(packet, false);
            case OBSOLETE_PACKET -> readPacket(packet, true);
            case SIMPLE_PACKET -> readSimplePacket(packet);
            default -> false;
        };
        finishBlock();
        return isPacket;
    }

    private void readSectionHeader() throws IOException {
        final byte[] magic = new byte[4];
        in.readWhole(magic, 0, magic.length, start);
        bigEndian = Bytes.i32(magic, 0) == ORDER_MAGIC;
        if (!bigEndian && Bytes.littleI32(magic, 0) != ORDER_MAGIC) {
            throw damage("a section header without the byte-order magic");
        }
        setBodyLength(u32(4));
        bodyRead = magic.length;
        interfaces.clear();
        finishBlock();
    }

    private boolean readInterface() throws IOException {
        take(BLOCK_HEADER);
        if (interfaces.size() == MAX_INTERFACES) {
            throw damage("a section with more than " + MAX_INTERFACES + " interfaces");
        }
        final PcapngInterface described = new PcapngInterface(u16(0), u32(4));
        interfaces.add(described);
        while (bodyLength - bodyRead >= 4) {
            take(4);
            final int code = u16(0);
            final int length = u16(2);
            if (code == 0) {
                break;
            }
            readInterfaceOption(described, code, length);
        }
        return false;
    }

    private void readInterfaceOption(PcapngInterface described, int code, int length) throws IOException {
        final int padded = length + 3 & ~3;
        if (code == 9 && length == 1) {
            take(padded);
            described.setResolution(Bytes.u8(fields, 0));
        } else if (code == 14 && length == Long.BYTES) {
            take(padded);
            described.setOffsetSeconds(bigEndian ? Bytes.i64(fields, 0) : Bytes.littleI64(fields, 0));
        } else {
            skip(padded);
        }
    }

    private boolean readPacket(CapturedPacket packet, boolean obsolete) throws IOException {
        take(PACKET_FIELDS);
        final long interfaceId = obsolete ? u16(0) : u32(0);
        final long ticks = u32(4) << Integer.SIZE | u32(8);
        final PcapngInterface from = interfaceId < interfaces.size() ? interfaces.get((int) interfaceId) : null;
        packet.linkType = from == null ? CapturedPacket.NO_LINK_TYPE : from.linkType;
        packet.epochNanos = from == null ? 0 : from.epochNanos(ticks);
        readPacketBytes(packet, u32(12), u32(16));
        return true;
    }

    private boolean readSimplePacket(CapturedPacket packet) throws IOException {
        take(4);
        final PcapngInterface first = interfaces.isEmpty() ? null : interfaces.get(0);
        final long original = u32(0);
        // The block does not say how much was captured: what the interface keeps, and no more than the block holds.
        long captured = Math.min(original, bodyLength - bodyRead);
        if (first != null && first.snapLength != 0) {
            captured = Math.min(captured, first.snapLength);
        }
        packet.linkType = first == null ? CapturedPacket.NO_LINK_TYPE : first.linkType;
        packet.epochNanos = 0;
        readPacketBytes(packet, captured, original);
        return true;
    }

    private void readPacketBytes(CapturedPacket packet, long captured, long original) throws IOException {
        if (captured > bodyLength - bodyRead) {
            throw damage("a packet longer than its block");
        }
        packet.length = (int) Math.min(captured, CapturedPacket.CAPACITY);
        packet.originalLength = Math.max(captured, original);
        in.readWhole(packet.bytes, 0, packet.length, start);
        bodyRead += packet.length;
    }

    private void setBodyLength(long blockLength) throws DamagedCaptureException {
        if (blockLength < BLOCK_FRAME || blockLength > MAX_BLOCK || (blockLength & 3) != 0) {
            throw damage("a block of " + blockLength + " bytes cannot be");
        }
        bodyLength = blockLength - BLOCK_FRAME;
    }

    /** Passes over what is left of the body and compares the second length with the first. */
    private void finishBlock() throws IOException {
        if (bodyRead > bodyLength) {
            throw damage("a block shorter than its fields");
        }
        in.skip(bodyLength - bodyRead, start);
        in.readWhole(fields, 0, 4, start);
        if (u32(0) != bodyLength + BLOCK_FRAME) {
            throw damage("a block whose two lengths differ");
        }
    }

    private void take(int count) throws IOException {
        if (count > bodyLength - bodyRead) {
            throw damage("a block shorter than its fields");
        }
        in.readWhole(fields, 0, count, start);
        bodyRead += count;
    }

    private void skip(int count) throws IOException {
        // Options that run past their block are cut at its end: what matters of it has been read.
        final long rest = Math.min(count, bodyLength - bodyRead);
        in.skip(rest, start);
        bodyRead += rest;
    }

    private int u16(int offset) {
        return bigEndian ? Bytes.u16(fields, offset) : Bytes.littleU16(fields, offset);
    }

    private long u32(int offset) {
        return bigEndian ? Bytes.u32(fields, offset) : Bytes.littleU32(fields, offset);
    }

    private DamagedCaptureException damage(String what) {
        return new DamagedCaptureException(start, what);
    }
}
