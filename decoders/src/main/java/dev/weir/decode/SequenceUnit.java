package dev.weir.decode;

import dev.weir.flow.Protocol;

/** What an exporter's sequence numbers count. The protocols say so; not every exporter listens. */
public enum SequenceUnit {
    /** The messages before this one (NetFlow v9). */
    MESSAGES,
    /** The data records before this message (NetFlow v5, IPFIX). */
    RECORDS,
    /** The flow records before this message, those of options left out. */
    FLOWS,
    /** The flow records up to the end of this message, those of options left out (softflowd's IPFIX). */
    FLOWS_THROUGH,
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
     * @param before how many units of this kind the message before has; negative if that is not known
     * @param now how many this message has; negative if that is not known
     */
    boolean explains(int step, int before, int now) {
        return step == (isThrough() ? now : before);
    }

    /** Whether another unit differs in the records of options alone: which is seen in messages that have some. */
    boolean isSiblingOf(SequenceUnit other) {
        return this != other && this != MESSAGES && other != MESSAGES && isThrough() == other.isThrough();
    }

    /** Whether a number counts its own message too. */
    boolean isThrough() {
        return this == FLOWS_THROUGH || this == RECORDS_THROUGH;
    }

    /** The number of the message's first unit. */
    int start(int sequence, int units) {
        return isThrough() ? sequence - Math.max(units, 0) : sequence;
    }

    /**
     * How many units a message has; negative if that is not known.
     *
     * @param records its data records; negative if that is not known
     * @param flows its flow records; negative if that is not known
     */
    int units(int records, int flows) {
        return switch (this) {
            case MESSAGES -> 1;
            case RECORDS, RECORDS_THROUGH -> records;
            case FLOWS, FLOWS_THROUGH -> flows;
        };
    }
}
