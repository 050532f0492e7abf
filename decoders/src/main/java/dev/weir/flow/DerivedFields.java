package dev.weir.flow;

import dev.weir.flow.ie.InformationElement;

/**
 * What a record means though no element says it in so many words: an Ethernet type from the addresses, an ICMP type
 * from a port, a label from a stack. Asked only where reading an element is not enough.
 */
final class DerivedFields {
    /** No way tells the field. No number of these fields comes near it. */
    static final long ABSENT = Long.MIN_VALUE;

    private static final int ETHER_TYPE_IPV4 = 0x0800;
    private static final int ETHER_TYPE_IPV6 = 0x86dd;
    private static final int IP_VERSION_6 = 6;
    private static final int ICMP = 1;
    private static final int ICMP_IPV6 = 58;
    private static final int MPLS_LABEL_STACK_SECTION = 316;
    private static final int STACK_ENTRY = 4;
    private static final int STACK_ENTRY_WITHOUT_TTL = 3;
    private static final int LABEL_SHIFT = 4;
    private static final boolean[] PLAIN = plain();

    private DerivedFields() {}

    private static boolean[] plain() {
        final boolean[] plain = new boolean[FlowField.count()];
        for (FlowField field : FlowField.all()) {
            plain[field.ordinal()] = switch (field) {
                case DIRECTION, ETHER_TYPE, ICMP_TYPE, ICMP_CODE, ICMP_TYPE_CODE -> false;
                default -> !field.isMplsLabel();
            };
        }
        return plain;
    }

    /** Whether a field that an element tells is what the element tells, and no more. */
    static boolean isPlain(FlowField field) {
        return PLAIN[field.ordinal()];
    }

    /** Whether records of a template may tell a field though no element of its own does. */
    static boolean isDerived(FlowField field, ElementPlaces places) {
        return switch (field) {
            case ETHER_TYPE, ICMP_TYPE, ICMP_CODE, ICMP_TYPE_CODE, DESTINATION_PORT, PACKETS -> true;
            default -> field.isMplsLabel() && places.find(MPLS_LABEL_STACK_SECTION) >= 0;
        };
    }

    /**
     * A number that is not simply an element's.
     *
     * @param index the place of the element that tells it; -1 if none does
     * @return {@link #ABSENT} if nothing tells it. A field that is an address is never told here
     */
    static long number(RecordValues record, FlowField field, int index) {
        return switch (field) {
            case ETHER_TYPE -> etherType(record, index);
            case DIRECTION -> direction(record, index);
            case ICMP_TYPE, ICMP_CODE, ICMP_TYPE_CODE -> isIcmpPossible(record) ? icmp(record, field, index) : ABSENT;
            case DESTINATION_PORT -> icmpAsPort(record);
            case PACKETS -> record.meanings().isPacketReport() && !record.isReverse() ? 1 : ABSENT;
            default -> field.isMplsLabel() ? label(record, field, index) : ABSENT;
        };
    }

    private static long direction(RecordValues record, int index) {
        if (index < 0) {
            return ABSENT;
        }
        final long direction = record.number(index);
        final boolean own = record.shape.field(index).enterprise() == InformationElement.REVERSE_ENTERPRISE;
        return record.isReverse() && !own ? ReverseView.turnDirection(direction) : direction;
    }

    private static long etherType(RecordValues record, int index) {
        final int source = record.indexOf(FlowField.SOURCE_ADDRESS);
        if (source >= 0 && !record.isZero(source)) {
            return ofAddress(record, source);
        }
        final int destination = record.indexOf(FlowField.DESTINATION_ADDRESS);
        if (destination >= 0 && !record.isZero(destination)) {
            return ofAddress(record, destination);
        }
        final long version = record.number(FlowField.IP_VERSION);
        if (version != 0) {
            return version == IP_VERSION_6 ? ETHER_TYPE_IPV6 : ETHER_TYPE_IPV4;
        }
        if (index >= 0 && !record.isZero(index)) {
            return record.number(index);
        }
        final int zero = source >= 0 ? source : destination;
        return zero >= 0 ? ofAddress(record, zero) : ABSENT;
    }

    private static long ofAddress(RecordValues record, int index) {
        return record.layout.length(index) == Addresses.LENGTH ? ETHER_TYPE_IPV6 : ETHER_TYPE_IPV4;
    }

    private static boolean isIcmpPossible(RecordValues record) {
        final int protocol = record.indexOf(FlowField.IP_PROTOCOL);
        return protocol < 0 || isIcmp(record.number(protocol));
    }

    private static boolean isIcmp(long protocol) {
        return protocol == ICMP || protocol == ICMP_IPV6;
    }

    /** By its own element, by the one that joins both, or by the destination port that carries both. */
    private static long icmp(RecordValues record, FlowField field, int index) {
        if (index >= 0) {
            return record.number(index);
        }
        final long joined = field == FlowField.ICMP_TYPE_CODE ? joined(record) : typeAndCode(record);
        if (joined == ABSENT || field == FlowField.ICMP_TYPE_CODE) {
            return joined;
        }
        return field == FlowField.ICMP_TYPE ? joined >> Byte.SIZE & 0xff : joined & 0xff;
    }

    private static long typeAndCode(RecordValues record) {
        final int index = record.indexOf(FlowField.ICMP_TYPE_CODE);
        return index >= 0 ? record.number(index) : port(record);
    }

    private static long joined(RecordValues record) {
        final int type = record.indexOf(FlowField.ICMP_TYPE);
        if (type < 0) {
            return port(record);
        }
        final int code = record.indexOf(FlowField.ICMP_CODE);
        return record.number(type) << Byte.SIZE | (code < 0 ? 0 : record.number(code) & 0xff);
    }

    /** Only of a record that says that it is ICMP: the port of a flow of unknown protocol is a port. */
    private static long port(RecordValues record) {
        final int protocol = record.indexOf(FlowField.IP_PROTOCOL);
        final int port = record.indexOf(FlowField.DESTINATION_PORT);
        return protocol >= 0 && port >= 0 && !record.isReverse() ? record.number(port) : ABSENT;
    }

    private static long icmpAsPort(RecordValues record) {
        final int protocol = record.indexOf(FlowField.IP_PROTOCOL);
        if (protocol < 0 || !isIcmp(record.number(protocol))) {
            return ABSENT;
        }
        final int index = record.indexOf(FlowField.ICMP_TYPE_CODE);
        if (index >= 0) {
            return record.number(index);
        }
        return record.indexOf(FlowField.ICMP_TYPE) < 0 ? ABSENT : joined(record);
    }

    /** The label of an entry of 3 octets (label, traffic class, bottom), of 4 (and TTL), or out of the whole stack. */
    private static long label(RecordValues record, FlowField field, int index) {
        if (index < 0) {
            return labelInStack(record, field.ordinal() - FlowField.MPLS_LABEL_1.ordinal());
        }
        final long entry = record.number(index);
        return switch (record.layout.length(index)) {
            case STACK_ENTRY_WITHOUT_TTL -> entry >> LABEL_SHIFT;
            case STACK_ENTRY -> entry >> LABEL_SHIFT + Byte.SIZE;
            default -> entry;
        };
    }

    private static long labelInStack(RecordValues record, int depth) {
        final int stack = record.isReverse() ? -1 : record.meanings().mplsStack();
        if (stack < 0 || record.layout.length(stack) < (depth + 1) * STACK_ENTRY) {
            return ABSENT;
        }
        final int start = record.fieldOffset(stack);
        for (int i = 0; i < depth; i++) {
            if ((record.bytes[start + i * STACK_ENTRY + 2] & 1) != 0) {
                return ABSENT;
            }
        }
        return Bytes.u32(record.bytes, start + depth * STACK_ENTRY) >> LABEL_SHIFT + Byte.SIZE;
    }
}
