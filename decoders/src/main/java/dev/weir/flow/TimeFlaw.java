package dev.weir.flow;

/** What is wrong with the times of a record; {@link FlowRecordReader#timeFlaw} tells. */
public enum TimeFlaw {
    /** Nothing: beginning and end are as the exporter tells them. */
    NONE,
    /** The record tells no time, or one uptime whose base is unknown: beginning and end are the time of receipt. */
    ABSENT,
    /**
     * The record tells how long the flow was, but not when: it ends with the export, or with the receipt if the message
     * does not tell when it was exported.
     */
    RELATIVE,
    /**
     * A time lies before the year 2000, or more than a day behind its receipt: the exporter's clock is wrong, or the
     * field means something else. The other end of the flow stands for it, else the time of receipt. NetFlow v5's are
     * given as told.
     */
    IMPLAUSIBLE,
    /** Both times could be, but the flow would end before it begins. They are given as told. */
    END_BEFORE_START
}
