package dev.weir.flow;

/**
 * The header of a journal excerpt: one batch of records, complete in itself. All integers are little-endian.
 *
 * <pre>
 *   0        4         5       6       8               16             24                     32            36       40
 *   +--------+---------+-------+-------+---------------+--------------+----------------------+-------------+--------+
 *   | magic  | version | kinds | shard | record number | byte number  | appended at, epoch   | record      | length |
 *   | "WEIR" | u8      | u8    | u16   | u64           | u64          | nanoseconds, i64     | count, u32  | u32    |
 *   +--------+---------+-------+-------+---------------+--------------+----------------------+-------------+--------+
 *   | blocks: inputs, exporters, shapes and runs, each before the first block that refers to it ...
 * </pre>
 *
 * <p>The record number and the byte number count over the whole journal, all writers and all starts: they name the
 * first record and the first byte of this excerpt. A tailer that sees them jump knows exactly what it has missed. They
 * and the time are set by the journal in the moment of appending; everything else is set by the batch.
 */
public final class Excerpt {
    /** The first four bytes of every excerpt: "WEIR". */
    public static final int MAGIC = 0x52494557;

    /** The version of the layout that this code writes. A reader refuses a higher one, and 0, which never was one. */
    public static final int LAYOUT_VERSION = 1;

    /** Offset of the magic number, u32. */
    public static final int MAGIC_OFFSET = 0;

    /** Offset of the layout version, u8. */
    public static final int VERSION_OFFSET = 4;

    /** Offset of the set of record kinds inside, u8: bit n stands for the kind with code n. */
    public static final int KINDS_OFFSET = 5;

    /** Offset of the number of the shard that wrote it, u16. */
    public static final int SHARD_OFFSET = 6;

    /** Offset of the number of its first record in the journal, u64. */
    public static final int RECORD_NUMBER_OFFSET = 8;

    /** Offset of the number of its first byte among all excerpt bytes of the journal, u64. */
    public static final int BYTE_NUMBER_OFFSET = 16;

    /** Offset of the time of appending in nanoseconds since 1970-01-01T00:00Z, i64. */
    public static final int APPENDED_AT_OFFSET = 24;

    /** Offset of the number of records inside, u32. */
    public static final int RECORD_COUNT_OFFSET = 32;

    /** Offset of the length of the whole excerpt in bytes, this header included, u32. */
    public static final int LENGTH_OFFSET = 36;

    /** Length of this header in bytes; the first block follows. */
    public static final int HEADER_LENGTH = 40;

    private Excerpt() {}

    /**
     * Tells whether the bytes begin like an excerpt that this code can read.
     *
     * @param bytes the array
     * @param offset where the excerpt begins
     * @param length how many bytes there are
     * @return whether magic number, version and length fit
     */
    public static boolean isReadable(byte[] bytes, int offset, int length) {
        return length >= HEADER_LENGTH
                && Bytes.littleI32(bytes, offset + MAGIC_OFFSET) == MAGIC
                && isKnownVersion(Bytes.u8(bytes, offset + VERSION_OFFSET))
                && Bytes.littleU32(bytes, offset + LENGTH_OFFSET) == length;
    }

    /** Whether this code reads excerpts of a layout version. */
    public static boolean isKnownVersion(int version) {
        return version >= 1 && version <= LAYOUT_VERSION;
    }
}
