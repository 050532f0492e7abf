package dev.weir.flow;

/**
 * The blocks of an excerpt. Every block begins with its type and its length, so that a reader steps over a type that it
 * does not know. All integers are little-endian; the records inside a run are as the exporter sent them.
 *
 * <pre>
 *   0          2                4             8
 *   +----------+----------------+-------------+---
 *   | type u16 | type's own u16 | length, u32 | ...      the length counts the whole block, padded to 4 bytes
 *   +----------+----------------+-------------+---
 * </pre>
 *
 * <p>The type's own 16 bits are the number by which later blocks of the same excerpt refer to this one; for a run they
 * are its record kind (low octet) and protocol (high octet), for a continuation the number of the run it goes on from.
 */
final class Block {
    static final int TYPE_OFFSET = 0;
    static final int NUMBER_OFFSET = 2;
    static final int LENGTH_OFFSET = 4;
    static final int HEADER_LENGTH = 8;

    /** Labels of an input: source, namespace, host and tags, each a string of u16 length and UTF-8 bytes. */
    static final int INPUT = 1;

    /** An exporter's transport session. */
    static final int EXPORTER = 2;

    /** A shape: the fields of the records that refer to it. */
    static final int SHAPE = 3;

    /** Records of one shape out of one message. */
    static final int RUN = 4;

    /** The samplers of an exporter, for runs whose records select one. */
    static final int SAMPLERS = 5;

    /** Records that differ from an earlier run of the excerpt in times and sequence only. */
    static final int CONTINUATION = 6;

    private Block() {}

    /** The 16 bits by which a run's block tells the kind and the protocol. */
    static int kindAndProtocol(Run run) {
        return run.protocol.code() << 8 | run.kind.code();
    }

    /** Rounds a length up to the padding of blocks. */
    static int padded(int length) {
        return length + 3 & ~3;
    }

    /** Writes the eight bytes that every block begins with. */
    static void putHeader(byte[] bytes, int offset, int type, int number, int length) {
        Bytes.putLittleU16(bytes, offset + TYPE_OFFSET, type);
        Bytes.putLittleU16(bytes, offset + NUMBER_OFFSET, number);
        Bytes.putLittleU32(bytes, offset + LENGTH_OFFSET, length);
    }
}
