package dev.weir.flow;

/**
 * What a biflow's way back has from its way there (RFC 5103 section 4): the ends of the flow change places, what
 * belongs to both directions stays, and what was counted or seen on the way there only is not told.
 */
final class ReverseView {
    private ReverseView() {}

    /** The field whose forward value a field has on the way back; null if the forward direction does not tell. */
    static FlowField counterpart(FlowField field) {
        return switch (field) {
            case SOURCE_ADDRESS -> FlowField.DESTINATION_ADDRESS;
            case DESTINATION_ADDRESS -> FlowField.SOURCE_ADDRESS;
            case SOURCE_PORT -> FlowField.DESTINATION_PORT;
            case DESTINATION_PORT -> FlowField.SOURCE_PORT;
            case SOURCE_MAC -> FlowField.DESTINATION_MAC;
            case DESTINATION_MAC -> FlowField.SOURCE_MAC;
            case SOURCE_PREFIX_LENGTH -> FlowField.DESTINATION_PREFIX_LENGTH;
            case DESTINATION_PREFIX_LENGTH -> FlowField.SOURCE_PREFIX_LENGTH;
            case SOURCE_AS -> FlowField.DESTINATION_AS;
            case DESTINATION_AS -> FlowField.SOURCE_AS;
            case SOURCE_NAT_ADDRESS -> FlowField.DESTINATION_NAT_ADDRESS;
            case DESTINATION_NAT_ADDRESS -> FlowField.SOURCE_NAT_ADDRESS;
            case SOURCE_NAT_PORT -> FlowField.DESTINATION_NAT_PORT;
            case DESTINATION_NAT_PORT -> FlowField.SOURCE_NAT_PORT;
            case BGP_NEXT_ADJACENT_AS -> FlowField.BGP_PREVIOUS_ADJACENT_AS;
            case BGP_PREVIOUS_ADJACENT_AS -> FlowField.BGP_NEXT_ADJACENT_AS;
            default -> interfaceOrShared(field);
        };
    }

    private static FlowField interfaceOrShared(FlowField field) {
        return switch (field) {
            case INGRESS_INTERFACE -> FlowField.EGRESS_INTERFACE;
            case EGRESS_INTERFACE -> FlowField.INGRESS_INTERFACE;
            case INGRESS_VLAN -> FlowField.EGRESS_VLAN;
            case EGRESS_VLAN -> FlowField.INGRESS_VLAN;
            case INGRESS_CUSTOMER_VLAN -> FlowField.EGRESS_CUSTOMER_VLAN;
            case EGRESS_CUSTOMER_VLAN -> FlowField.INGRESS_CUSTOMER_VLAN;
            case INGRESS_VRF -> FlowField.EGRESS_VRF;
            case EGRESS_VRF -> FlowField.INGRESS_VRF;
            case IP_PROTOCOL,
                    TOS,
                    DIRECTION,
                    FIRST_SWITCHED,
                    LAST_SWITCHED,
                    ETHER_TYPE,
                    IP_VERSION,
                    FLOW_END_REASON,
                    APPLICATION_ID,
                    FLOW_ID -> field;
            default -> null;
        };
    }

    /** Seen on its way in, the way back is seen on its way out of the same interface. */
    static long turnDirection(long direction) {
        return direction == 0 ? 1 : 0;
    }
}
