package dev.weir.sink.text;

import dev.weir.flow.Bytes;
import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.SflowStructures;
import java.util.Map;

/**
 * How values of sFlow structures are written where their type alone says too little: lists as plain arrays, numbers
 * that stand for a word as that word, records that are not understood as an object of format, length and octets. All of
 * it is JSON.
 */
public final class SflowForm {
    private static final int LIST_HEADER = 9;
    private static final int ITEM_LENGTH_AT = 3;
    private static final int FORMAT_BITS = 12;
    private static final int FORMAT_MASK = 0xfff;
    private static final int UNKNOWN_RECORD = 1;
    private static final int SURPLUS = 5;
    private static final int SEGMENT_KIND_SHIFT = 24;
    private static final int SEGMENT_COUNT = 0xff_ffff;
    private static final String[] SEGMENT_KINDS = {"unknown", "set", "sequence"};

    private SflowForm() {}

    /** How a value, or one item of a list, is written. */
    @FunctionalInterface
    public interface Value {
        /** Appends the octets' meaning as JSON. */
        void append(TextBuffer out, byte[] bytes, int offset, int length);
    }

    /** The form of an element's values; null for one that is written by its type. */
    public static Value of(InformationElement element) {
        if (element == null || element.enterprise() < SflowStructures.COUNTERS) {
            return null;
        }
        if (element.type() == AbstractDataType.BASIC_LIST) {
            return list(item(element.name()));
        }
        if (element.enterprise() == SflowStructures.SAMPLE && element.id() == UNKNOWN_RECORD) {
            return SflowForm::appendUnknown;
        }
        if (element.enterprise() == SflowStructures.SAMPLE && element.id() == SURPLUS) {
            return SflowForm::appendSurplus;
        }
        final Map<Long, String> names = SflowNames.of(element.name());
        return names == null ? null : (out, bytes, offset, length) -> appendName(names, out, bytes, offset, length);
    }

    private static Value item(String name) {
        return switch (name) {
            case "extended_gateway.communities" -> SflowForm::appendCommunity;
            case "extended_gateway.dst_as_path_segments" -> SflowForm::appendSegment;
            case "extended_mpls.in_stack", "extended_mpls.out_stack" -> MplsLabelText::appendJson;
            case "extended_vlantunnel.stack", "extended_vlanin.stack", "extended_vlanout.stack" ->
                SflowForm::appendVlan;
            case "host_adapters.mac_address" -> SflowForm::appendMac;
            default -> (out, bytes, offset, length) -> out.appendUnsigned(Bytes.unsigned(bytes, offset, length));
        };
    }

    /** A list whose header does not fit its octets is written as octets; the decoder makes none. */
    private static Value list(Value item) {
        return (out, bytes, offset, length) -> {
            final int itemLength = length < LIST_HEADER ? 0 : Bytes.u16(bytes, offset + ITEM_LENGTH_AT);
            if (itemLength == 0 || itemLength > Long.BYTES || (length - LIST_HEADER) % itemLength != 0) {
                out.append('"').appendHex(bytes, offset, length).append('"');
                return;
            }
            out.append('[');
            for (int at = LIST_HEADER; at < length; at += itemLength) {
                if (at > LIST_HEADER) {
                    out.append(',');
                }
                item.append(out, bytes, offset + at, itemLength);
            }
            out.append(']');
        };
    }

    private static void appendMac(TextBuffer out, byte[] bytes, int offset, int length) {
        out.append('"');
        AddressText.appendMac(out, bytes, offset);
        out.append('"');
    }

    /** RFC 1997: the AS and its number. */
    private static void appendCommunity(TextBuffer out, byte[] bytes, int offset, int length) {
        out.append('"').appendUnsigned(Bytes.u16(bytes, offset)).append(':');
        out.appendUnsigned(Bytes.u16(bytes, offset + 2)).append('"');
    }

    private static void appendSegment(TextBuffer out, byte[] bytes, int offset, int length) {
        final long segment = Bytes.u32(bytes, offset);
        final int kind = (int) (segment >> SEGMENT_KIND_SHIFT);
        out.append("{\"type\":\"").append(SEGMENT_KINDS[kind < SEGMENT_KINDS.length ? kind : 0]);
        out.append("\",\"length\":").appendUnsigned(segment & SEGMENT_COUNT).append('}');
    }

    /** Tag protocol, then priority, drop eligibility and VLAN. */
    private static void appendVlan(TextBuffer out, byte[] bytes, int offset, int length) {
        final int tag = Bytes.u16(bytes, offset + 2);
        out.append("{\"tpid\":").appendUnsigned(Bytes.u16(bytes, offset));
        out.append(",\"priority\":").appendUnsigned(tag >> 13);
        out.append(",\"vlan\":").appendUnsigned(tag & FORMAT_MASK).append('}');
    }

    private static void appendName(Map<Long, String> names, TextBuffer out, byte[] bytes, int offset, int length) {
        final long number = Bytes.unsigned(bytes, offset, length);
        final String name = names.get(number);
        out.append('"');
        if (name == null) {
            out.appendUnsigned(number);
        } else {
            out.append(name);
        }
        out.append('"');
    }

    private static void appendUnknown(TextBuffer out, byte[] bytes, int offset, int length) {
        if (length < 2 * Integer.BYTES) {
            out.append('"').appendHex(bytes, offset, length).append('"');
            return;
        }
        appendFormat(out, Bytes.u32(bytes, offset));
        out.append(",\"length\":").appendUnsigned(Bytes.u32(bytes, offset + Integer.BYTES));
        appendOctets(out, bytes, offset + 2 * Integer.BYTES, length - 2 * Integer.BYTES);
    }

    private static void appendSurplus(TextBuffer out, byte[] bytes, int offset, int length) {
        if (length < Integer.BYTES) {
            out.append('"').appendHex(bytes, offset, length).append('"');
            return;
        }
        appendFormat(out, Bytes.u32(bytes, offset));
        appendOctets(out, bytes, offset + Integer.BYTES, length - Integer.BYTES);
    }

    private static void appendFormat(TextBuffer out, long format) {
        out.append("{\"enterprise\":").appendUnsigned(format >> FORMAT_BITS);
        out.append(",\"format\":").appendUnsigned(format & FORMAT_MASK);
    }

    private static void appendOctets(TextBuffer out, byte[] bytes, int offset, int length) {
        out.append(",\"octets\":\"").appendHex(bytes, offset, length).append("\"}");
    }
}
