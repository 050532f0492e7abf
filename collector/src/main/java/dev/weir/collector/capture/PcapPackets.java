package dev.weir.collector.capture;

import dev.weir.flow.Bytes;
import java.io.IOException;

/**
 * Packets of a classic pcap file: a file header of 24 bytes, then records of a header and a packet each.
 *
 * <p>The magic number tells the byte order and the unit of the second time field. Lengths are checked before use: a
 * record longer than {@link #MAX_RECORD} is damage.
 */
final class PcapPackets implements PacketSource {
    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;
    /** The variant that old Linux distributions wrote: its record headers are 8 bytes longer. */
    static final int MODIFIED = 0xa1b2cd34;

    private static final int MAX_RECORD = 16 * 1024 * 1024;
    private static final int FILE_HEADER = 24;
    private static final int LINK_TYPE_OFFSET = 20;
    private static final int LINK_TYPE_MASK = 0xffff;
    private static final int RECORD_HEADER = 16;
    private static final int MODIFIED_RECORD_HEADER = 24;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private final ByteSource in;
    private final byte[] header = new byte[MODIFIED_RECORD_HEADER];
    private final boolean bigEndian;
    private final int recordHeaderLength;
    private final long nanosPerUnit;
    private int linkType = CapturedPacket.NO_LINK_TYPE;

    PcapPackets(ByteSource in, int magic, boolean bigEndian) {
        this.in = in;
        this.bigEndian = bigEndian;
        this.recordHeaderLength = magic == MODIFIED ? MODIFIED_RECORD_HEADER : RECORD_HEADER;
        this.nanosPerUnit = magic == NANOSECONDS ? 1 : NANOS_PER_MICRO;
    }

    static boolean isMagic(int word) {
        return word == MICROSECONDS || word == NANOSECONDS || word == MODIFIED;
    }

    @Override
    public boolean next(CapturedPacket packet) throws IOException {
        if (in.position() == 0) {
            readFileHeader();
        }
        final long start = in.position();
        final int got = in.read(header, 0, recordHeaderLength);
        if (got == 0) {
            return false;
        }
        if (got < recordHeaderLength) {
            throw new DamagedCaptureException(start, "the file ends within a record header");
        }
        readRecord(packet, start);
        return true;
    }

    private void readFileHeader() throws IOException {
        in.readWhole(header, 0, FILE_HEADER, 0);
        linkType = (int) u32(LINK_TYPE_OFFSET) & LINK_TYPE_MASK;
    }

    private void readRecord(CapturedPacket packet, long start) throws IOException {
        final long captured = u32(8);
        if (captured > MAX_RECORD) {
            throw new DamagedCaptureException(start, "a record of " + captured + " bytes cannot be");
        }
        packet.epochNanos = u32(0) * NANOS_PER_SECOND + u32(4) * nanosPerUnit;
        packet.linkType = linkType;
        packet.length = (int) Math.min(captured, CapturedPacket.CAPACITY);
        packet.originalLength = Math.max(captured, u32(12));
        in.readWhole(packet.bytes, 0, packet.length, start);
        in.skip(captured - packet.length, start);
    }

    private long u32(int offset) {
        return bigEndian ? Bytes.u32(header, offset) : Bytes.littleU32(header, offset);
    }
}
