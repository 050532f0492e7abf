package dev.weir.sink.metric;

import dev.weir.flow.Bytes;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.InformationElement;

/**
 * A field of a metric point.
 *
 * @param name its name without that of its structure, such as {@code ifInOctets}
 * @param index its place in the record's shape
 * @param element what it is; null if nobody has named it
 */
public record MetricField(String name, int index, InformationElement element) {
    private static final float UNKNOWN_LOAD = -1;

    /**
     * Whether the record tells a value. In sFlow a number of all ones, and a load of -1, stand for "unknown"; so does a
     * text of no octets.
     */
    public boolean isKnown(FlowRecordReader record) {
        final int offset = record.fieldOffset(index);
        final int length = record.fieldLength(index);
        if (element == null) {
            return length > 0;
        }
        return switch (element.type()) {
            case UNSIGNED32, UNSIGNED64, SIGNED32 -> length > 0 && !isAllOnes(record.bytes(), offset, length);
            case FLOAT32 -> isLoad(record.bytes(), offset, length);
            default -> length > 0;
        };
    }

    /** Whether the value is a number, and so needs no quotes anywhere. */
    public boolean isNumber() {
        return element != null && isNumber(element.type());
    }

    private static boolean isNumber(AbstractDataType type) {
        return switch (type) {
            case UNSIGNED8, UNSIGNED16, UNSIGNED32, UNSIGNED64, SIGNED8, SIGNED16, SIGNED32, SIGNED64 -> true;
            default -> false;
        };
    }

    private static boolean isAllOnes(byte[] bytes, int offset, int length) {
        return Bytes.signed(bytes, offset, length) == -1;
    }

    private static boolean isLoad(byte[] bytes, int offset, int length) {
        if (length != Float.BYTES) {
            return false;
        }
        final float value = Float.intBitsToFloat(Bytes.i32(bytes, offset));
        return Float.isFinite(value) && value != UNKNOWN_LOAD;
    }
}
