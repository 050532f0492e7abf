package dev.weir.flow;

/**
 * Reads the records of an excerpt, one after the other: a cursor that allocates nothing per record.
 *
 * <pre>{@code
 * reader.wrap(bytes, 0, length);
 * while (reader.next()) {
 *     long octets = reader.getLong(FlowField.BYTES);
 *     ...
 * }
 * }</pre>
 *
 * <p>Fields are reached by their canonical meaning ({@link FlowField}), or by their place in the record's
 * {@link #shape()}, which {@link Shape#indexOf(long, int)} tells for any element, known to this build or not. Absent is
 * never 0: ask {@link #has}. Owned by one thread. A damaged excerpt ends early and says so; it never throws.
 */
public final class FlowRecordReader {
    private final ExcerptReader excerpt = new ExcerptReader();
    private final RecordLayout layout = new RecordLayout();
    private final Run run = new Run();
    private byte[] bytes = {};
    private int excerptOffset;
    private Shape shape;
    private int recordOffset;
    private int recordLength;
    private int nextRecord;
    private int left;
    private boolean damaged;

    /**
     * Begins with an excerpt.
     *
     * @param excerptBytes the array that holds it; not copied, and read until the next call
     * @param offset where it begins
     * @param length its length in bytes
     * @return false if it is not an excerpt, or one of a later layout version
     */
    public boolean wrap(byte[] excerptBytes, int offset, int length) {
        bytes = excerptBytes;
        excerptOffset = offset;
        shape = null;
        left = 0;
        damaged = false;
        return excerpt.wrap(excerptBytes, offset, length);
    }

    /** Goes to the next record; false at the end of the excerpt. */
    public boolean next() {
        while (left > 0 || nextRun()) {
            if (left > 0 && step()) {
                return true;
            }
        }
        return false;
    }

    private boolean step() {
        left--;
        if (shape.isVariable()) {
            return stepVariable();
        }
        recordOffset = nextRecord;
        nextRecord += recordLength;
        return true;
    }

    /**
     * Goes to the next run, skipping what is left of this one; {@link #next} then gives its first record.
     *
     * @return false at the end of the excerpt
     */
    public boolean nextRun() {
        if (!excerpt.nextRun(run)) {
            left = 0;
            return false;
        }
        shape = excerpt.shape();
        nextRecord = excerpt.recordsStart();
        left = excerpt.recordCount();
        recordLength = shape.minimumRecordLength();
        final long room = (excerpt.recordsEnd() - nextRecord) / recordLength;
        if (left < 0 || left > room) {
            damaged = true;
            left = (int) room;
        }
        if (!shape.isVariable()) {
            layout.fix(shape);
        }
        return true;
    }

    /** Walks a record; one that runs past the run's end is damage, and ends the run. */
    private boolean stepVariable() {
        final int length = layout.walk(shape, bytes, nextRecord, excerpt.recordsEnd());
        if (length < 0) {
            damaged = true;
            left = 0;
            return false;
        }
        recordOffset = nextRecord;
        recordLength = length;
        nextRecord += length;
        return true;
    }

    /** Whether something in the excerpt did not hold together, so far as it has been read. */
    public boolean isDamaged() {
        return damaged || excerpt.isDamaged();
    }

    /**
     * How many records have been passed by so far because their kind or their protocol is one that this build does not
     * know: a later version wrote them. That is no damage.
     */
    public long unknownRecords() {
        return excerpt.unknownRecords();
    }

    /** The number, over the whole journal, of the excerpt's first record. */
    public long firstRecordNumber() {
        return Bytes.littleI64(bytes, excerptOffset + Excerpt.RECORD_NUMBER_OFFSET);
    }

    /** How many records the excerpt holds. */
    public int recordCount() {
        return Bytes.littleI32(bytes, excerptOffset + Excerpt.RECORD_COUNT_OFFSET);
    }

    /** When the excerpt was appended, nanoseconds since 1970. */
    public long appendedAtEpochNanos() {
        return Bytes.littleI64(bytes, excerptOffset + Excerpt.APPENDED_AT_OFFSET);
    }

    /** What the record shares with its neighbours: exporter, times, sampling. Changes under the caller's hands. */
    public Run run() {
        return run;
    }

    /** The record's shape. */
    public Shape shape() {
        return shape;
    }

    /** The array that holds the record. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the record begins. */
    public int recordOffset() {
        return recordOffset;
    }

    /** How many octets the record has. */
    public int recordLength() {
        return recordLength;
    }

    /** Where in {@link #bytes()} a field of the shape begins. */
    public int fieldOffset(int index) {
        return recordOffset + layout.offset(index);
    }

    /** How many octets a field of the shape has in this record. */
    public int fieldLength(int index) {
        return layout.length(index);
    }

    /** Whether the record has a field of this meaning; a variable-length one that it leaves empty does not count. */
    public boolean has(FlowField field) {
        final int index = shape.indexOf(field);
        return index >= 0 && fieldLength(index) > 0;
    }

    /** A number by its meaning; 0 if the record has none. Unsigned: a counter beyond 2^63 comes out negative. */
    public long getLong(FlowField field) {
        final int index = shape.indexOf(field);
        return index < 0 ? 0 : getLong(index);
    }

    /** A number by its place in the shape; the last eight octets of a longer field. */
    public long getLong(int index) {
        final int length = fieldLength(index);
        final int skipped = Math.max(0, length - Long.BYTES);
        return Bytes.unsigned(bytes, fieldOffset(index) + skipped, length - skipped);
    }

    /**
     * Copies an address by its meaning as 16 bytes, IPv4 mapped.
     *
     * @return false, and nothing copied, if the record has none of 4 or 16 octets
     */
    public boolean copyAddress(FlowField field, byte[] into, int at) {
        final int index = shape.indexOf(field);
        final int length = index < 0 ? 0 : fieldLength(index);
        if (length != Addresses.IPV4_LENGTH && length != Addresses.LENGTH) {
            return false;
        }
        Addresses.toMapped(bytes, fieldOffset(index), length, into, at);
        return true;
    }

    /** Whether the record tells when its flow began and ended. */
    public boolean hasTimes() {
        return run.hasSystemInit() && has(FlowField.FIRST_SWITCHED) && has(FlowField.LAST_SWITCHED);
    }

    /** When the flow began, milliseconds since 1970; the time of receipt if the record does not tell. */
    public long startEpochMillis() {
        return switchedAt(FlowField.FIRST_SWITCHED);
    }

    /** When the flow ended, milliseconds since 1970; the time of receipt if the record does not tell. */
    public long endEpochMillis() {
        return switchedAt(FlowField.LAST_SWITCHED);
    }

    /**
     * Turns an uptime of 32 bits into a time: the signed distance to the uptime at export, so that both a wrap after
     * 49.7 days and a packet switched some milliseconds after the header was written come out right.
     */
    private long switchedAt(FlowField field) {
        if (!hasTimes()) {
            return Math.floorDiv(run.receivedAtEpochNanos, 1_000_000L);
        }
        final long exportMillis = Math.floorDiv(run.exportTimeEpochNanos, 1_000_000L);
        final int uptimeAtExport = (int) (exportMillis - run.systemInitEpochMillis);
        return exportMillis + ((int) getLong(field) - uptimeAtExport);
    }

    /** The record's numbers as a line, for people who debug. */
    @Override
    public String toString() {
        if (shape == null) {
            return "no record";
        }
        final StringBuilder text = new StringBuilder(run.protocol.label());
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            text.append(' ')
                    .append(field.enterprise())
                    .append('/')
                    .append(field.id())
                    .append('=');
            Addresses.appendHex(text, bytes, fieldOffset(i), fieldLength(i), (char) 0);
        }
        return text.toString();
    }
}
