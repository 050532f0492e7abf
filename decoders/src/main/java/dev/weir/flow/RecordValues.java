package dev.weir.flow;

import dev.weir.flow.options.OptionsTables;

/**
 * The record that a reader stands on, and the values in it, by place and by meaning. Owned by one reader; reused.
 *
 * <p>Reading by meaning is a look-up in the shape's {@link FieldTable}. Only where a template has several elements of
 * one meaning is a value looked at to choose, and only what no element tells is asked for in other ways, see
 * {@link DerivedFields}.
 */
final class RecordValues {
    final Run run = new Run();
    final RecordLayout layout = new RecordLayout();
    byte[] bytes = {};
    int offset;
    Shape shape;
    private ShapeMeanings meanings;
    private FieldTable table;
    private boolean reverse;
    private final CommonValues common;
    private final FrameValues frame = new FrameValues(this);

    RecordValues(OptionsTables options) {
        this.common = new CommonValues(this, options);
    }

    /** Goes to records of a shape, seen the way they are reported. */
    void begin(Shape next) {
        shape = next;
        meanings = next.meanings();
        face(false);
    }

    /** Goes to another record of the shape. */
    void stepTo(int recordOffset) {
        offset = recordOffset;
        frame.forget();
        if (reverse) {
            face(false);
        }
    }

    /** Chooses the direction; the way back only of a shape that tells of one. */
    void face(boolean back) {
        reverse = back;
        table = back ? meanings.reverseTable() : meanings.table();
    }

    boolean isReverse() {
        return reverse;
    }

    ShapeMeanings meanings() {
        return meanings;
    }

    /** Where the times of this direction are. */
    TimePlan timePlan() {
        return reverse ? meanings.reverseTimes() : meanings.times();
    }

    int fieldOffset(int index) {
        return offset + layout.offset(index);
    }

    /** The place of the element that tells a meaning in this record; -1 if none does. */
    int indexOf(FlowField field) {
        return choose(field, table);
    }

    /** Whether an element tells a meaning of the flow as it is reported, whichever direction is looked at. */
    boolean reports(FlowField field) {
        return choose(field, meanings.table()) >= 0;
    }

    /** The number that an element tells of the flow as it is reported; 0 if none does. */
    long reported(FlowField field) {
        final int index = choose(field, meanings.table());
        return index < 0 ? 0 : number(index);
    }

    /** Goes to the way back; false, and nothing changed, if the record does not tell of one that was used. */
    boolean tryTurn() {
        final FieldTable back = meanings.reverseTable();
        if (back == null || !isNonZero(FlowField.BYTES, back) && !isNonZero(FlowField.PACKETS, back)) {
            return false;
        }
        face(true);
        return true;
    }

    /** Whether the record counts the way there, and says that nothing went there. */
    boolean hasEmptyForwardCounters() {
        final FieldTable there = meanings.table();
        final boolean counted = reports(FlowField.BYTES) || reports(FlowField.PACKETS);
        return counted
                && !meanings.isPacketReport()
                && !isNonZero(FlowField.BYTES, there)
                && !isNonZero(FlowField.PACKETS, there);
    }

    private boolean isNonZero(FlowField field, FieldTable in) {
        final int index = choose(field, in);
        return index >= 0 && !isZero(index);
    }

    private int choose(FlowField field, FieldTable in) {
        final int direct = in.direct(field);
        if (direct >= FieldTable.ABSENT_DIRECT) {
            return direct;
        }
        final int first = in.find(field);
        if (first < 0) {
            return -1;
        }
        final boolean present = field.type().fits(layout.length(first));
        final short[] others = in.others(field);
        final int paired = others == null ? -1 : likeLeader(field, in, first, others);
        if (paired >= 0) {
            return paired;
        }
        if (others == null || present && !isZero(first)) {
            return present ? first : -1;
        }
        return chooseOther(field, present ? first : -1, others);
    }

    /** The address that is not zero and of the same IP version as that of the other end; -1 if there is none. */
    private int likeLeader(FlowField field, FieldTable in, int first, short[] others) {
        final FlowField leader = in.leader(field);
        final int lead = leader == null ? -1 : choose(leader, in);
        if (lead < 0 || isZero(lead)) {
            return -1;
        }
        final int octets = layout.length(lead);
        if (layout.length(first) == octets && !isZero(first)) {
            return first;
        }
        for (short other : others) {
            if (layout.length(other) == octets && !isZero(other)) {
                return other;
            }
        }
        return -1;
    }

    private int chooseOther(FlowField field, int fallback, short[] others) {
        int chosen = fallback;
        for (short other : others) {
            if (field.type().fits(layout.length(other))) {
                if (!isZero(other)) {
                    return other;
                }
                chosen = chosen < 0 ? other : chosen;
            }
        }
        return chosen;
    }

    /** Whether all octets of a field are zero. */
    boolean isZero(int index) {
        final int start = fieldOffset(index);
        int bits = 0;
        for (int i = layout.length(index) - 1; i >= 0; i--) {
            bits |= bytes[start + i];
        }
        return bits == 0;
    }

    /** The octets of an address, 4 or 16; 0 if the record has none of this meaning. */
    int addressLength(FlowField field) {
        if (field.type() != FlowField.Type.ADDRESS) {
            return 0;
        }
        final int index = indexOf(field);
        if (index >= 0) {
            return layout.length(index);
        }
        final OtherValues other = elsewhere(field);
        return other == null ? 0 : other.addressLength(field);
    }

    boolean copyAddress(FlowField field, byte[] into, int at) {
        if (field.type() != FlowField.Type.ADDRESS) {
            return false;
        }
        final int index = indexOf(field);
        if (index >= 0) {
            Addresses.toMapped(bytes, fieldOffset(index), layout.length(index), into, at);
            return true;
        }
        final OtherValues other = elsewhere(field);
        if (other != null) {
            other.copyAddress(field, into, at);
        }
        return other != null;
    }

    boolean copyMac(FlowField field, byte[] into, int at) {
        if (field.type() != FlowField.Type.MAC) {
            return false;
        }
        final int index = indexOf(field);
        if (index >= 0) {
            System.arraycopy(bytes, fieldOffset(index), into, at, Addresses.MAC_LENGTH);
            return true;
        }
        final OtherValues other = elsewhere(field);
        if (other != null) {
            other.copyMac(field, into, at);
        }
        return other != null;
    }

    boolean has(FlowField field) {
        final int direct = table.direct(field);
        if (direct >= FieldTable.ABSENT_DIRECT) {
            return direct >= 0;
        }
        final int index = indexOf(field);
        return index >= 0 && DerivedFields.isPlain(field)
                || DerivedFields.number(this, field, index) != DerivedFields.ABSENT
                || index < 0 && elsewhere(field) != null;
    }

    long number(FlowField field) {
        final int direct = table.direct(field);
        return direct >= FieldTable.ABSENT_DIRECT ? direct < 0 ? 0 : number(direct) : chosenNumber(field);
    }

    private long chosenNumber(FlowField field) {
        final int index = indexOf(field);
        if (index >= 0 && DerivedFields.isPlain(field)) {
            return number(index);
        }
        final long derived = DerivedFields.number(this, field, index);
        if (derived != DerivedFields.ABSENT) {
            return derived;
        }
        final OtherValues other = index < 0 ? elsewhere(field) : null;
        return other == null || field.type() != FlowField.Type.NUMBER ? 0 : other.number(field);
    }

    /** Who tells a field that the record has no element of; null if nobody does. Not asked for a biflow's way back. */
    private OtherValues elsewhere(FlowField field) {
        if (reverse || !meanings.looksElsewhere()) {
            return null;
        }
        if (meanings.frameSection() != null && frame.has(field)) {
            return frame;
        }
        return common.has(field) ? common : null;
    }

    /** A number by its place, unsigned; the last eight octets of a longer field; 0 if it has no octets. */
    long number(int index) {
        return Bytes.unsignedOfAnyWidth(bytes, fieldOffset(index), layout.length(index));
    }

    /** The record's numbers as a line, for people who debug. */
    String describe() {
        final StringBuilder text = new StringBuilder(run.protocol.label());
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            text.append(' ')
                    .append(field.enterprise())
                    .append('/')
                    .append(field.id())
                    .append('=');
            Addresses.appendHex(text, bytes, fieldOffset(i), layout.length(i), (char) 0);
        }
        return text.toString();
    }

    /** The same, signed. */
    long signedNumber(int index) {
        final int length = layout.length(index);
        final int skipped = Math.max(0, length - Long.BYTES);
        return Bytes.signed(bytes, fieldOffset(index) + skipped, length - skipped);
    }
}
