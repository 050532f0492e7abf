package dev.weir.sink.json;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.IpProtocol;
import dev.weir.sink.text.TextBuffer;
import dev.weir.sink.text.TimeText;

/** The entries that the elements of a shape can have. */
final class ElementEntries {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    /** Tells from a record's number whether the flow log's own key has left something out. */
    interface Lossy {
        /** The array shows no ECE and CWR; a reader who wants bits finds them here. */
        Lossy TCP_FLAGS = value -> value != 0;
        /** A number without a keyword is printed as an empty string. */
        Lossy IP_PROTOCOL = value -> IpProtocol.keyword(value).length == 0;
        /** Whatever is not egress is printed as ingress. */
        Lossy DIRECTION = value -> value < 0 || value > 1;

        boolean test(long value);
    }

    private ElementEntries() {}

    /** An element that a record has once. */
    record Single(JsonKey key, int index, ValueJson type) implements ElementJson {
        @Override
        public void append(FlowRecordReader record, TextBuffer out) {
            key.append(out);
            appendField(record, index, type, out);
        }
    }

    /** An element that a record has several times: an array of its values, in the order of the record. */
    record Repeated(JsonKey key, int[] indexes, ValueJson type) implements ElementJson {
        @Override
        public void append(FlowRecordReader record, TextBuffer out) {
            key.append(out);
            char separator = '[';
            for (int index : indexes) {
                out.append(separator);
                appendField(record, index, type, out);
                separator = ',';
            }
            out.append(']');
        }
    }

    /** An element that is repeated here only where the flow log's own key does not show all of it. */
    record IfLossy(ElementJson entry, int index, Lossy lossy) implements ElementJson {
        @Override
        public void append(FlowRecordReader record, TextBuffer out) {
            if (lossy.test(record.getLong(index))) {
                entry.append(record, out);
            }
        }
    }

    /** Padding: it says nothing unless it is used for something else. */
    record Padding(ElementJson entry, int[] indexes) implements ElementJson {
        @Override
        public void append(FlowRecordReader record, TextBuffer out) {
            for (int index : indexes) {
                if (!isZero(record, index)) {
                    entry.append(record, out);
                    return;
                }
            }
        }

        private static boolean isZero(FlowRecordReader record, int index) {
            final int start = record.fieldOffset(index);
            int bits = 0;
            for (int i = record.fieldLength(index) - 1; i >= 0; i--) {
                bits |= record.bytes()[start + i];
            }
            return bits == 0;
        }
    }

    /** When the flow began or ended, out of an uptime; impossible times too. */
    record DerivedTime(JsonKey key, boolean isStart) implements ElementJson {
        @Override
        public void append(FlowRecordReader record, TextBuffer out) {
            if (record.hasTimes()) {
                key.append(out).append('"');
                final long nanos = isStart ? record.statedStartEpochNanos() : record.statedEndEpochNanos();
                TimeText.appendMillis(out, Math.floorDiv(nanos, NANOS_PER_MILLI));
                out.append('"');
            }
        }
    }

    private static void appendField(FlowRecordReader record, int index, ValueJson type, TextBuffer out) {
        type.append(out, record.bytes(), record.fieldOffset(index), record.fieldLength(index));
    }
}
