package dev.weir.decode;

import dev.weir.flow.Protocol;

/** What an exporter's sequence numbers count. The protocols say so; not every exporter listens. */
public enum SequenceUnit {
    /** The messages before this one (NetFlow v9). */
    MESSAGES,
    /** The data records before this message (NetFlow v5, IPFIX). */
    RECORDS,
    /** The data records up to the end of this message (Open vSwitch's NetFlow v5). */
    RECORDS_THROUGH;

    private static final SequenceUnit[] ALL = values();

    /** What the numbers of a protocol should count. */
    public static SequenceUnit of(Protocol protocol) {
        return protocol == Protocol.NETFLOW9 ? MESSAGES : RECORDS;
    }

    static int count() {
        return ALL.length;
    }

    static SequenceUnit at(int index) {
        return ALL[index];
    }

    /**
     * Whether a step between two messages that follow each other is what this unit makes of them.
     *
     * @param step how far the number moved
     * @param before how many records the message before has; negative if that is not known
     * @param now how many records this message has; negative if that is not known
     */
    boolean explains(int step, int before, int now) {
        return switch (this) {
            case MESSAGES -> step == 1;
            case RECORDS -> step == before;
            case RECORDS_THROUGH -> step == now;
        };
    }

    /** The number that was expected of a message, in terms of what it shows. */
    int start(int sequence, int records) {
        return this == RECORDS_THROUGH ? sequence - Math.max(records, 0) : sequence;
    }

    /** How far a message moves the number on; negative if that is not known. */
    int units(int records) {
        return this == MESSAGES ? 1 : records;
    }
}
