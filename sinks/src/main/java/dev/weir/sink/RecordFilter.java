package dev.weir.sink;

import dev.weir.flow.FlowRecordReader;

/** Says which records a sink takes. Belongs to one thread: it may use scratch space of its own. */
@FunctionalInterface
public interface RecordFilter {
    /** Takes every record. */
    RecordFilter ALL = record -> true;

    /** Whether the sink takes the record that the reader stands on. Allocates nothing. */
    boolean accepts(FlowRecordReader record);
}
