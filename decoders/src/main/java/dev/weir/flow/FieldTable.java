package dev.weir.flow;

import java.util.Arrays;

/**
 * Where in the records of a shape each canonical field is, seen in one direction of the flow. Immutable; made once per
 * shape.
 */
final class FieldTable {
    /** The record has no such field, and there is no other way to find it. */
    static final int ABSENT_DIRECT = -1;

    private static final short ABSENT = -1;
    private static final short TO_BE_CHOSEN = -2;

    private final short[] first = new short[FlowField.count()];
    private final short[][] others = new short[FlowField.count()][];
    private final short[] direct = new short[FlowField.count()];
    private final boolean turned;

    private FieldTable(boolean turned) {
        this.turned = turned;
        Arrays.fill(first, ABSENT);
    }

    /** The flow as it is reported. */
    static FieldTable forward(ElementPlaces places) {
        final FieldTable table = new FieldTable(false);
        for (FlowField field : FlowField.all()) {
            table.addForward(field, field, places);
        }
        return table;
    }

    /**
     * The flow turned round (RFC 5103): reverse elements, else what the two directions share, source and destination
     * exchanged. Null if no counter tells of the way back.
     */
    static FieldTable reverse(ElementPlaces places) {
        final FieldTable table = new FieldTable(true);
        table.addReverse(FlowField.BYTES, places);
        table.addReverse(FlowField.PACKETS, places);
        if (table.find(FlowField.BYTES) < 0 && table.find(FlowField.PACKETS) < 0) {
            return null;
        }
        for (FlowField field : FlowField.all()) {
            if (table.find(field) < 0) {
                table.addReverse(field, places);
            }
            final FlowField counterpart = ReverseView.counterpart(field);
            if (table.find(field) < 0 && counterpart != null) {
                table.addForward(field, counterpart, places);
            }
        }
        return table;
    }

    /** Adds the elements of the first rank that has any. */
    private void addForward(FlowField field, FlowField meaning, ElementPlaces places) {
        final ElementOrder order = meaning.elements();
        for (int[] rank : order.ranks()) {
            for (int element : rank) {
                add(field, places.find(element), places);
            }
            if (find(field) >= 0) {
                sortAddresses(field);
                return;
            }
        }
        for (int fieldType : order.netflow9Rank()) {
            add(field, places.findNetflow9(fieldType), places);
        }
    }

    private void addReverse(FlowField field, ElementPlaces places) {
        final ElementOrder order = field.elements();
        for (int[] rank : order.ranks()) {
            if (places.hasReverse() && find(field) < 0) {
                for (int element : rank) {
                    add(field, places.findReverse(element), places);
                }
                sortAddresses(field);
            }
        }
        if (find(field) < 0) {
            for (int element : order.reverseRank()) {
                add(field, places.find(element), places);
            }
        }
    }

    private void add(FlowField field, short place, ElementPlaces places) {
        if (place < 0 || !field.type().fits(places.field(place))) {
            return;
        }
        final int ordinal = field.ordinal();
        if (first[ordinal] < 0) {
            first[ordinal] = place;
            return;
        }
        final short[] more =
                others[ordinal] == null ? new short[1] : Arrays.copyOf(others[ordinal], others[ordinal].length + 1);
        more[more.length - 1] = place;
        others[ordinal] = more;
    }

    /**
     * Addresses of a rank in the order of the template: of a packet in a packet, what the template has first belongs
     * together, whichever IP version each of them has.
     */
    private void sortAddresses(FlowField field) {
        final int ordinal = field.ordinal();
        if (field.type() != FlowField.Type.ADDRESS || others[ordinal] == null) {
            return;
        }
        final short[] all = Arrays.copyOf(others[ordinal], others[ordinal].length + 1);
        all[all.length - 1] = first[ordinal];
        Arrays.sort(all);
        first[ordinal] = all[0];
        others[ordinal] = Arrays.copyOfRange(all, 1, all.length);
    }

    /**
     * Notes which fields are the same one of every record, so that nothing is left to decide when a record is read.
     *
     * @param closed whether a field that no element tells is absent, but for what {@link DerivedFields} may know
     */
    FieldTable finish(ElementPlaces places, boolean closed) {
        for (FlowField field : FlowField.all()) {
            final int ordinal = field.ordinal();
            final short place = first[ordinal];
            if (place >= 0 && DerivedFields.isPlain(field)) {
                final boolean decided =
                        others[ordinal] == null && !places.field(place).isVariable();
                direct[ordinal] = decided ? place : TO_BE_CHOSEN;
            } else {
                direct[ordinal] =
                        place < 0 && closed && !DerivedFields.isDerived(field, places) ? ABSENT : TO_BE_CHOSEN;
            }
        }
        return this;
    }

    /** The place of a number in every record; {@link #ABSENT_DIRECT}; or less, if each record has to be looked at. */
    int direct(FlowField field) {
        return direct[field.ordinal()];
    }

    /**
     * The other end of the flow, whose IP version an address has if it can; null if a field is chosen by itself. The
     * source decides, of the flow as it is reported.
     */
    FlowField leader(FlowField field) {
        return switch (field) {
            case DESTINATION_ADDRESS -> turned ? null : FlowField.SOURCE_ADDRESS;
            case SOURCE_ADDRESS -> turned ? FlowField.DESTINATION_ADDRESS : null;
            case DESTINATION_NAT_ADDRESS -> turned ? null : FlowField.SOURCE_NAT_ADDRESS;
            case SOURCE_NAT_ADDRESS -> turned ? FlowField.DESTINATION_NAT_ADDRESS : null;
            default -> null;
        };
    }

    /** The place of the first element to be looked at; -1 if there is none. */
    int find(FlowField field) {
        return first[field.ordinal()];
    }

    /** The places of the elements that stand in for a first one of zero; null if there are none. */
    short[] others(FlowField field) {
        return others[field.ordinal()];
    }
}
