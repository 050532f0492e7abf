package dev.weir.decode.state;

import java.util.zip.CRC32C;

/** Numbers that writer and reader agree on. */
final class StateFormat {
    static final byte[] MAGIC = {'W', 'E', 'I', 'R', 'M', 'E', 'M'};
    static final int VERSION = 1;

    static final int END = 0;
    static final int TEMPLATE = 1;
    static final int OPTIONS = 2;

    /** An entry's type, length and checksum. */
    static final int FRAME_LENGTH = 9;

    /** No entry is longer: a record and a shape at their longest, or a template. */
    static final int MAX_BODY = 1 << 17;

    /** The longest template or record, and the most sessions that share a template. */
    static final int MAX_BYTES = 0xffff;

    static final int MAX_SESSIONS = 64;

    private StateFormat() {}

    /** The checksum of an entry. */
    static int checksum(int type, byte[] body, int length) {
        final CRC32C checksum = new CRC32C();
        checksum.update(type);
        for (int shift = 24; shift >= 0; shift -= 8) {
            checksum.update(length >> shift);
        }
        checksum.update(body, 0, length);
        return (int) checksum.getValue();
    }
}
