package dev.weir.flow;

/**
 * The header of a run: records of one shape out of one message, and what the exporter's state was at that moment. A
 * mutable value that its owner fills and hands over; nobody keeps it. All fields are as in the journal:
 *
 * <pre>
 *    8 shape u16          10 exporter u16       12 observation domain u32
 *   16 received at, epoch nanoseconds i64       24 export time, epoch nanoseconds i64; 0 if the message has none
 *   32 system init, epoch milliseconds i64      40 sequence u32           44 sampling rate u32; 0 if unknown
 *   48 sampling origin u8 49 sampling algorithm u8  50 flags u16          52 samplers u16, plus 1; 0 if none
 *   54 reserved u16
 *   56 record count u32   60 lost before u32    64 records
 * </pre>
 */
public final class Run {
    /** Length of a run block's header; the records follow. */
    public static final int HEADER_LENGTH = 64;

    /** Flag: {@link #systemInitEpochMillis} is known, so uptimes can be turned into times. */
    public static final int HAS_SYSTEM_INIT = 1;

    /** Flag: the message was not whole or not honest; these records are what could be used of it. */
    public static final int SALVAGED = 2;

    /** Flag: the sampling rate is what the operator assumes where the exporter is silent; a record may know better. */
    public static final int SAMPLING_DEFAULT = 4;

    /** Flag: these option records were journaled before, and are told again for readers that begin here. */
    public static final int REPEATED = 8;

    static final int SHAPE_OFFSET = 8;
    static final int EXPORTER_OFFSET = 10;
    static final int DOMAIN = 12;
    static final int RECEIVED_AT = 16;
    static final int EXPORT_TIME = 24;
    static final int SYSTEM_INIT = 32;
    static final int SEQUENCE = 40;
    static final int SAMPLING_RATE = 44;
    private static final int SAMPLING_ORIGIN = 48;
    private static final int SAMPLING_ALGORITHM = 49;
    private static final int FLAGS = 50;
    static final int SAMPLERS_OFFSET = 52;
    static final int RECORD_COUNT_OFFSET = 56;
    private static final int LOST_BEFORE = 60;

    /** What the records are about. */
    public RecordKind kind = RecordKind.FLOW;
    /** The protocol of the message. */
    public Protocol protocol;
    /** Who sent it. */
    public Exporter exporter;
    /** v9 source id, IPFIX observation domain, v5 engine type and id, sFlow sub-agent; unsigned 32 bits. */
    public long observationDomain;
    /** When the collector received the message, nanoseconds since 1970. */
    public long receivedAtEpochNanos;
    /** When the exporter says it sent the message, nanoseconds since 1970; 0 if the message does not say. */
    public long exportTimeEpochNanos;
    /** When the exporter's uptime was 0, milliseconds since 1970; meaningless without {@link #HAS_SYSTEM_INIT}. */
    public long systemInitEpochMillis;
    /** The message's sequence number as sent, unsigned 32 bits. */
    public long sequence;
    /** One of how many packets was sampled; 0 if nobody said. */
    public long samplingRate;
    /** Who said so. */
    public SamplingOrigin samplingOrigin = SamplingOrigin.UNKNOWN;
    /** The sampling algorithm as sent (IE 35; for v5 the two mode bits); 0 if none. */
    public int samplingAlgorithm;
    /** The samplers that records may select from (IE 48, 302); null if the exporter announced none with an id. */
    public Samplers samplers;
    /** {@link #HAS_SYSTEM_INIT}, {@link #SALVAGED}, {@link #SAMPLING_DEFAULT}, {@link #REPEATED}. */
    public int flags;
    /** How many records of the exporter are missing just before this message, in the sequence's own unit. */
    public long lostBefore;

    /** Sets everything to the defaults above. */
    public void clear() {
        kind = RecordKind.FLOW;
        protocol = null;
        exporter = null;
        observationDomain = 0;
        receivedAtEpochNanos = 0;
        exportTimeEpochNanos = 0;
        systemInitEpochMillis = 0;
        sequence = 0;
        samplingRate = 0;
        samplingOrigin = SamplingOrigin.UNKNOWN;
        samplingAlgorithm = 0;
        samplers = null;
        flags = 0;
        lostBefore = 0;
    }

    /** Whether uptimes in the records can be turned into times. */
    public boolean hasSystemInit() {
        return (flags & HAS_SYSTEM_INIT) != 0;
    }

    /** Writes the header; shape and exporter are named by the excerpt's numbers, the samplers by theirs plus 1. */
    void encode(byte[] bytes, int offset, int shapeNumber, int exporterNumber, int samplersNumber, int recordCount) {
        Bytes.putLittleU16(bytes, offset + SHAPE_OFFSET, shapeNumber);
        Bytes.putLittleU16(bytes, offset + EXPORTER_OFFSET, exporterNumber);
        Bytes.putLittleU32(bytes, offset + DOMAIN, (int) observationDomain);
        Bytes.putLittleI64(bytes, offset + RECEIVED_AT, receivedAtEpochNanos);
        Bytes.putLittleI64(bytes, offset + EXPORT_TIME, exportTimeEpochNanos);
        Bytes.putLittleI64(bytes, offset + SYSTEM_INIT, systemInitEpochMillis);
        Bytes.putLittleU32(bytes, offset + SEQUENCE, (int) sequence);
        Bytes.putLittleU32(bytes, offset + SAMPLING_RATE, (int) samplingRate);
        bytes[offset + SAMPLING_ORIGIN] = (byte) samplingOrigin.code();
        bytes[offset + SAMPLING_ALGORITHM] = (byte) samplingAlgorithm;
        Bytes.putLittleU16(bytes, offset + FLAGS, flags);
        Bytes.putLittleU16(bytes, offset + SAMPLERS_OFFSET, samplersNumber);
        Bytes.putLittleU16(bytes, offset + SAMPLERS_OFFSET + 2, 0);
        Bytes.putLittleU32(bytes, offset + RECORD_COUNT_OFFSET, recordCount);
        Bytes.putLittleU32(bytes, offset + LOST_BEFORE, (int) Math.min(lostBefore, 0xffff_ffffL));
    }

    /** Whether an encoded run says the same about everything that does not change from message to message. */
    static boolean sharesState(byte[] bytes, int offset, Run run, int samplersNumber) {
        return Bytes.littleU32(bytes, offset + DOMAIN) == run.observationDomain
                && Bytes.littleU32(bytes, offset + SAMPLING_RATE) == run.samplingRate
                && Bytes.u8(bytes, offset + SAMPLING_ORIGIN) == run.samplingOrigin.code()
                && Bytes.u8(bytes, offset + SAMPLING_ALGORITHM) == run.samplingAlgorithm
                && Bytes.littleU16(bytes, offset + FLAGS) == run.flags
                && Bytes.littleU16(bytes, offset + SAMPLERS_OFFSET) == samplersNumber;
    }

    /** Reads everything but the kind and the protocol, and what is named by number: the exporter and the samplers. */
    void decode(byte[] bytes, int offset) {
        observationDomain = Bytes.littleU32(bytes, offset + DOMAIN);
        receivedAtEpochNanos = Bytes.littleI64(bytes, offset + RECEIVED_AT);
        exportTimeEpochNanos = Bytes.littleI64(bytes, offset + EXPORT_TIME);
        systemInitEpochMillis = Bytes.littleI64(bytes, offset + SYSTEM_INIT);
        sequence = Bytes.littleU32(bytes, offset + SEQUENCE);
        samplingRate = Bytes.littleU32(bytes, offset + SAMPLING_RATE);
        samplingOrigin = SamplingOrigin.ofCode(Bytes.u8(bytes, offset + SAMPLING_ORIGIN));
        samplingAlgorithm = Bytes.u8(bytes, offset + SAMPLING_ALGORITHM);
        flags = Bytes.littleU16(bytes, offset + FLAGS);
        lostBefore = Bytes.littleU32(bytes, offset + LOST_BEFORE);
    }
}
