package dev.weir.flow;

import dev.weir.flow.options.OptionsTables;

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
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final ExcerptReader excerpt = new ExcerptReader();
    private final RecordValues record;
    private final RecordTimes times;
    private final RecordSampling sampling;
    private final OptionsTables options;
    private final Run run;
    private int excerptOffset;
    private Shape shape;
    private int recordLength;
    private int nextRecord;
    private int left;
    private boolean damaged;
    private boolean splitting;
    private boolean mayTurn;

    /** Makes a reader that learns from the option records it passes, into tables of its own. */
    public FlowRecordReader() {
        this(new OptionsTables());
    }

    /** Makes a reader that learns into tables that it shares with others of the same thread. */
    public FlowRecordReader(OptionsTables options) {
        this.record = new RecordValues(options);
        this.times = new RecordTimes(record, options);
        this.sampling = new RecordSampling(record, options);
        this.run = record.run;
        this.options = options;
    }

    /**
     * Begins with an excerpt.
     *
     * @param excerptBytes the array that holds it; not copied, and read until the next call
     * @param offset where it begins
     * @param length its length in bytes
     * @return false if it is not an excerpt, or one of a later layout version
     */
    public boolean wrap(byte[] excerptBytes, int offset, int length) {
        record.bytes = excerptBytes;
        excerptOffset = offset;
        shape = null;
        left = 0;
        mayTurn = false;
        damaged = false;
        return excerpt.wrap(excerptBytes, offset, length);
    }

    /**
     * Whether a biflow is given twice (RFC 5103): first as reported, then turned round with the counters of its way
     * back, if there was one. One whose way there counted nothing is given turned round only, unless its way back
     * counted nothing either. Off at first, and then a biflow is one record, as reported.
     */
    public void splitBiflows(boolean split) {
        splitting = split;
        mayTurn = false;
    }

    /** Goes to the next record; false at the end of the excerpt. */
    public boolean next() {
        if (mayTurn && turnRound()) {
            return true;
        }
        while (left > 0 || nextRun()) {
            if (left > 0 && step()) {
                return true;
            }
        }
        return false;
    }

    private boolean turnRound() {
        mayTurn = false;
        times.forget();
        return record.tryTurn();
    }

    private boolean step() {
        left--;
        if (shape.isVariable()) {
            final int length = record.layout.walk(shape, record.bytes, nextRecord, excerpt.recordsEnd());
            if (length < 0) {
                // Runs past the run's end: that is damage, and nothing behind it can be found.
                damaged = true;
                left = 0;
                return false;
            }
            recordLength = length;
        }
        record.stepTo(nextRecord);
        nextRecord += recordLength;
        times.forget();
        sampling.forget();
        mayTurn = splitting && record.meanings().reverseTable() != null;
        if (mayTurn && record.hasEmptyForwardCounters()) {
            turnRound();
        }
        return true;
    }

    /**
     * Goes to the next run, skipping what is left of this one; {@link #next} then gives its first record. From a run of
     * option records {@link #options} learns at once, whether its records are read or not.
     *
     * @return false at the end of the excerpt
     */
    public boolean nextRun() {
        mayTurn = false;
        if (!excerpt.nextRun(run)) {
            left = 0;
            return false;
        }
        shape = excerpt.shape();
        record.begin(shape);
        times.beginRun();
        nextRecord = excerpt.recordsStart();
        left = excerpt.recordCount();
        recordLength = shape.minimumRecordLength();
        final long room = (excerpt.recordsEnd() - nextRecord) / recordLength;
        if (left < 0 || left > room) {
            damaged = true;
            left = (int) room;
        }
        if (!shape.isVariable()) {
            record.layout.fix(shape);
        }
        if (run.kind == RecordKind.OPTIONS) {
            options.learn(run, shape, record.bytes, nextRecord, excerpt.recordsEnd() - nextRecord, left);
        }
        return true;
    }

    /** What the option records that have passed so far have taught. It changes under the caller's hands. */
    public OptionsTables options() {
        return options;
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
        return Bytes.littleI64(record.bytes, excerptOffset + Excerpt.RECORD_NUMBER_OFFSET);
    }

    /** How many records the excerpt holds. */
    public int recordCount() {
        return Bytes.littleI32(record.bytes, excerptOffset + Excerpt.RECORD_COUNT_OFFSET);
    }

    /** When the excerpt was appended, nanoseconds since 1970. */
    public long appendedAtEpochNanos() {
        return Bytes.littleI64(record.bytes, excerptOffset + Excerpt.APPENDED_AT_OFFSET);
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
        return record.bytes;
    }

    /** Where the record begins. */
    public int recordOffset() {
        return record.offset;
    }

    /** How many octets the record has. */
    public int recordLength() {
        return recordLength;
    }

    /** Whether this is a biflow's way back: its ends are exchanged, and the counters are the reverse ones. */
    public boolean isReverse() {
        return record.isReverse();
    }

    /** Whether this is a biflow's way back whose way there was given before: the same record, not counted again. */
    public boolean isSecondHalf() {
        return record.isReverse() && !record.hasEmptyForwardCounters();
    }

    /** Whether this is a half of a biflow that is split in two, also where the way back counted nothing. */
    public boolean isSplit() {
        return splitting && record.meanings().reverseTable() != null;
    }

    /** Where in {@link #bytes()} a field of the shape begins. */
    public int fieldOffset(int index) {
        return record.fieldOffset(index);
    }

    /** How many octets a field of the shape has in this record. */
    public int fieldLength(int index) {
        return record.layout.length(index);
    }

    /**
     * The place of the field that tells a meaning in this record: of several elements the most trusted one, but one
     * that is not zero before one that is.
     *
     * @return -1 if the record has none, or only one of a length that such a value cannot have. {@link #has} may still
     *     be true: not everything stands in a field of its own
     */
    public int indexOf(FlowField field) {
        return record.indexOf(field);
    }

    /** Whether the record tells a field of this meaning; a variable-length one that it leaves empty does not count. */
    public boolean has(FlowField field) {
        return record.has(field);
    }

    /** A number by its meaning; 0 if the record has none. Unsigned: a counter beyond 2^63 comes out negative. */
    public long getLong(FlowField field) {
        return record.number(field);
    }

    /** A number by its place in the shape, unsigned; the last eight octets of a longer field. */
    public long getLong(int index) {
        return record.number(index);
    }

    /** A number by its place in the shape, signed and of any width (RFC 7011 section 6.2). */
    public long getSigned(int index) {
        return record.signedNumber(index);
    }

    /** How many octets an address has, 4 or 16; 0 if the record has none of this meaning. */
    public int addressLength(FlowField field) {
        return record.addressLength(field);
    }

    /** Copies an address as 16 bytes, IPv4 mapped; false, and nothing copied, if there is none of 4 or 16 octets. */
    public boolean copyAddress(FlowField field, byte[] into, int at) {
        return record.copyAddress(field, into, at);
    }

    /** Copies a MAC address by its meaning; false, and nothing copied, if the record has none of 6 octets. */
    public boolean copyMac(FlowField field, byte[] into, int at) {
        return record.copyMac(field, into, at);
    }

    /** Whether the record tells when its flow was, plausibly or not. */
    public boolean hasTimes() {
        return times.flaw() != TimeFlaw.ABSENT && times.flaw() != TimeFlaw.RELATIVE;
    }

    /** What is wrong with the record's times, and so what the times below are. */
    public TimeFlaw timeFlaw() {
        return times.flaw();
    }

    /** When the flow began, milliseconds since 1970; see {@link #timeFlaw} for what else it may be. */
    public long startEpochMillis() {
        return Math.floorDiv(times.start(), NANOS_PER_MILLI);
    }

    /** When the flow ended, milliseconds since 1970; see {@link #timeFlaw} for what else it may be. */
    public long endEpochMillis() {
        return Math.floorDiv(times.end(), NANOS_PER_MILLI);
    }

    /** {@link #startEpochMillis} in nanoseconds. */
    public long startEpochNanos() {
        return times.start();
    }

    /** {@link #endEpochMillis} in nanoseconds. */
    public long endEpochNanos() {
        return times.end();
    }

    /** {@link #startEpochNanos} as the exporter tells it, impossible times too. */
    public long statedStartEpochNanos() {
        return times.statedStart();
    }

    /** When the flow ended as the exporter tells it, impossible times too; the time of receipt if it does not tell. */
    public long statedEndEpochNanos() {
        return times.statedEnd();
    }

    /**
     * One of how many packets was sampled; 0 if nobody said. The operator's override goes before what the record says,
     * that before the sampler that the record names, that before what options told of the interface where the flow was
     * seen, that before what is known of the exporter.
     */
    public long samplingRate() {
        return sampling.rate();
    }

    /** Who told {@link #samplingRate}. */
    public SamplingOrigin samplingOrigin() {
        return sampling.origin();
    }

    /** How the packets were chosen, as announced; 0 if it was not. */
    public int samplingAlgorithm() {
        return sampling.algorithm();
    }

    /** The record's numbers as a line, for people who debug. */
    @Override
    public String toString() {
        return shape == null ? "no record" : record.describe();
    }
}
