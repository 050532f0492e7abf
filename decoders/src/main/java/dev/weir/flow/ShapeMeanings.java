package dev.weir.flow;

import java.util.Arrays;

/** What the fields of a shape mean, found once when it is compiled. Immutable. */
final class ShapeMeanings {
    private static final short[] NONE = {};
    private static final int COMMON_PROPERTIES_ID = 137;
    private static final int DATA_LINK_FRAME_SIZE = 312;
    private static final int MPLS_LABEL_STACK_SECTION = 316;

    private final FieldTable table;
    private final FieldTable reverseTable;
    private final TimePlan times;
    private final TimePlan reverseTimes;
    private final SamplingPlan sampling;
    private final FrameSection frameSection;
    private final int mplsStack;
    private final boolean packetReport;
    private final short[] commonProperties;

    private ShapeMeanings(ElementPlaces places, FieldSpecifier[] fields) {
        this.frameSection = FrameSection.of(places);
        this.commonProperties = places.find(COMMON_PROPERTIES_ID) < 0 ? NONE : all(fields, COMMON_PROPERTIES_ID);
        this.table = FieldTable.forward(places).finish(places, !looksElsewhere());
        final FieldTable back = FieldTable.reverse(places);
        this.reverseTable = back == null ? null : back.finish(places, true);
        this.times = TimePlan.forward(places);
        this.reverseTimes = reverseTable == null ? null : TimePlan.reverse(places);
        this.sampling = SamplingPlan.of(places);
        this.mplsStack = places.find(MPLS_LABEL_STACK_SECTION);
        this.packetReport =
                table.find(FlowField.PACKETS) < 0 && (frameSection != null || places.find(DATA_LINK_FRAME_SIZE) >= 0);
    }

    private static short[] all(FieldSpecifier[] fields, int element) {
        final short[] places = new short[fields.length];
        int count = 0;
        for (short i = 0; i < fields.length; i++) {
            if (fields[i].enterprise() == 0 && fields[i].id() == element && fields[i].length() > 0) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    static ShapeMeanings of(Protocol dialect, FieldSpecifier[] fields) {
        return new ShapeMeanings(new ElementPlaces(dialect, fields), fields);
    }

    /** The fields of the flow as it is reported. */
    FieldTable table() {
        return table;
    }

    /** The fields of its way back; null if no counter tells of one. */
    FieldTable reverseTable() {
        return reverseTable;
    }

    TimePlan times() {
        return times;
    }

    /** The times of the way back; null if there is none. */
    TimePlan reverseTimes() {
        return reverseTimes;
    }

    /** Null if the records tell nothing of their sampling. */
    SamplingPlan sampling() {
        return sampling;
    }

    /** Where records have the octets of a packet; null if they have none. */
    FrameSection frameSection() {
        return frameSection;
    }

    /** The place of the octets of an MPLS stack; -1 if there is none. */
    int mplsStack() {
        return mplsStack;
    }

    /** Whether each record is about one packet, and therefore counts none. */
    boolean isPacketReport() {
        return packetReport;
    }

    /** The places of the numbers of common properties (RFC 5473); empty if records refer to none. */
    short[] commonProperties() {
        return commonProperties;
    }

    /** Whether a record may tell a field in other ways than by an element of its own. */
    boolean looksElsewhere() {
        return frameSection != null || commonProperties.length > 0;
    }
}
