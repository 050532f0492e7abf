package dev.weir.decode.sflow5;

import dev.weir.flow.ie.SflowStructures;

/** The keys of what a sample says beside its records. */
final class SampleFields {
    /** A flow or counter record of a format that is not known: its format, its true length, its first octets. */
    static final long UNKNOWN_RECORD = key(1);

    static final long SOURCE_TYPE = key(2);
    static final long SOURCE_INDEX = key(3);
    static final long SEQUENCE = key(4);
    /** What is left of a record behind the last whole field: the record's format, then the octets. */
    static final long SURPLUS = key(5);

    static final long SAMPLE_POOL = key(6);
    static final long DROPS = key(7);
    static final long INPUT_FORMAT = key(8);
    static final long OUTPUT_FORMAT = key(9);
    static final long DISCARD_REASON = key(10);

    /** How many fields tell the source of a sample. */
    static final int SOURCE_COUNT = 3;

    static final long PACKETS = RecordBuilder.key(0, 2);
    static final long INGRESS_INTERFACE = RecordBuilder.key(0, 10);
    static final long EGRESS_INTERFACE = RecordBuilder.key(0, 14);
    static final long SAMPLING_INTERVAL = RecordBuilder.key(0, 34);
    static final long FORWARDING_STATUS = RecordBuilder.key(0, 89);

    private SampleFields() {}

    private static long key(int id) {
        return RecordBuilder.key(SflowStructures.SAMPLE, id);
    }

    /** Puts what {@link #putSource} puts into the beginning of a signature. */
    static void putSourceSignature(long[] signature) {
        signature[0] = SOURCE_TYPE | Integer.BYTES;
        signature[1] = SOURCE_INDEX | Integer.BYTES;
        signature[2] = SEQUENCE | Integer.BYTES;
    }

    /** Puts the source of a sample, its class and index, and the sample's number. */
    static void putSource(RecordBuilder record, long type, long index, long sequence) {
        record.putU32(SOURCE_TYPE, type);
        record.putU32(SOURCE_INDEX, index);
        record.putU32(SEQUENCE, sequence);
    }

    /** Puts a record that is not understood: format, true length, at most so many octets. */
    static void putUnknown(RecordBuilder record, long format, byte[] bytes, int offset, int length, int trueLength) {
        final int kept = Math.min(length, MOST_UNKNOWN);
        if (record.beginVariable(UNKNOWN_RECORD, kept + 2 * Integer.BYTES)) {
            record.append(format, Integer.BYTES);
            record.append(trueLength, Integer.BYTES);
            record.append(bytes, offset, kept);
        }
    }

    /** Puts octets that no field explains. */
    static void putSurplus(RecordBuilder record, long format, byte[] bytes, int offset, int length) {
        final int kept = Math.min(length, MOST_UNKNOWN);
        if (record.beginVariable(SURPLUS, kept + Integer.BYTES)) {
            record.append(format, Integer.BYTES);
            record.append(bytes, offset, kept);
        }
    }

    /** How many octets are kept of what is not understood. */
    static final int MOST_UNKNOWN = 1024;
}
