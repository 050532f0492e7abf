package dev.weir.flow;

import dev.weir.flow.packet.PacketDissector;
import dev.weir.flow.packet.PacketField;
import dev.weir.flow.packet.PacketHeaders;

/**
 * What the packet in a record says (IE 315, 104, 313, 317), for fields that the record has no element of. Dissected
 * once per record, when first asked. The link layer is the outer packet's; addresses and what is behind them are the
 * outer packet's too, but of one that has no IP header those of the packet in it, such as of Ethernet over MPLS.
 * Owned by one reader; reused; allocates nothing.
 */
final class FrameValues implements OtherValues {
    private static final int ETHERNET_FRAME = 1;

    private final RecordValues record;
    private final PacketDissector dissector = new PacketDissector();
    private final byte[] address = new byte[Addresses.LENGTH];
    private boolean known;
    private boolean readable;
    private PacketHeaders ip;

    FrameValues(RecordValues record) {
        this.record = record;
    }

    /** Another record. */
    void forget() {
        known = false;
    }

    private boolean isReadable() {
        if (!known) {
            known = true;
            readable = dissect(record.meanings().frameSection());
            ip = dissector.outer().has(PacketField.IP_VERSION) ? dissector.outer() : dissector.inner();
        }
        return readable;
    }

    /** Dissects the section; false if it is no beginning, or of a link layer that is not known here. */
    private boolean dissect(FrameSection section) {
        if (section == null
                || section.frameType >= 0 && record.number(section.frameType) != ETHERNET_FRAME
                || section.sectionOffset >= 0 && record.number(section.sectionOffset) != 0) {
            return false;
        }
        final int length = length(section);
        final int offset = record.fieldOffset(section.place);
        switch (section.start) {
            case ETHERNET -> dissector.dissectEthernet(record.bytes, offset, length);
            case IP -> dissector.dissectIp(record.bytes, offset, length);
            default -> dissector.dissectMplsPayload(record.bytes, offset, length);
        }
        return true;
    }

    /** A section of fixed length may have octets behind the packet's that the exporter only filled up with. */
    private int length(FrameSection section) {
        final int length = record.layout.length(section.place);
        final long exported = section.exportedOctets < 0 ? 0 : record.number(section.exportedOctets);
        return exported > 0 && exported < length ? (int) exported : length;
    }

    @Override
    public boolean has(FlowField field) {
        if (!isReadable()) {
            return false;
        }
        return switch (field) {
            case SOURCE_ADDRESS -> ip.copySourceAddress(address, 0);
            case DESTINATION_ADDRESS -> ip.copyDestinationAddress(address, 0);
            case DESTINATION_PORT -> ip.has(PacketField.DESTINATION_PORT) || ip.has(PacketField.ICMP_TYPE);
            case ICMP_TYPE_CODE -> ip.has(PacketField.ICMP_TYPE);
            default -> {
                if (field.isMplsLabel()) {
                    yield label(field) < Math.min(dissector.outer().labelCount(), PacketHeaders.KEPT_LABELS);
                }
                final PacketField inPacket = inPacket(field);
                yield inPacket != null && holder(inPacket).has(inPacket);
            }
        };
    }

    @Override
    public long number(FlowField field) {
        if (field.isMplsLabel()) {
            return dissector.outer().label(label(field));
        }
        if (field == FlowField.ICMP_TYPE_CODE
                || field == FlowField.DESTINATION_PORT && !ip.has(PacketField.DESTINATION_PORT)) {
            return ip.get(PacketField.ICMP_TYPE) << Byte.SIZE | ip.get(PacketField.ICMP_CODE);
        }
        final PacketField inPacket = inPacket(field);
        return holder(inPacket).get(inPacket);
    }

    private static int label(FlowField field) {
        return field.ordinal() - FlowField.MPLS_LABEL_1.ordinal();
    }

    /** The link layer's fields are the outer packet's. */
    private PacketHeaders holder(PacketField field) {
        return switch (field) {
            case SOURCE_MAC, DESTINATION_MAC, ETHER_TYPE, VLAN_ID, VLAN_PRIORITY, CUSTOMER_VLAN_ID -> dissector.outer();
            default -> ip;
        };
    }

    /** The field of a packet that is a field of a flow; null if none is. */
    private static PacketField inPacket(FlowField field) {
        return switch (field) {
            case BYTES -> PacketField.IP_TOTAL_LENGTH;
            case IP_PROTOCOL -> PacketField.PROTOCOL;
            case TOS -> PacketField.IP_CLASS;
            case TCP_FLAGS -> PacketField.TCP_FLAGS;
            case SOURCE_PORT -> PacketField.SOURCE_PORT;
            case DESTINATION_PORT -> PacketField.DESTINATION_PORT;
            case SOURCE_MAC -> PacketField.SOURCE_MAC;
            case DESTINATION_MAC -> PacketField.DESTINATION_MAC;
            case ETHER_TYPE -> PacketField.ETHER_TYPE;
            case IP_VERSION -> PacketField.IP_VERSION;
            case ICMP_TYPE -> PacketField.ICMP_TYPE;
            case ICMP_CODE -> PacketField.ICMP_CODE;
            case INGRESS_VLAN -> PacketField.VLAN_ID;
            case INGRESS_CUSTOMER_VLAN -> PacketField.CUSTOMER_VLAN_ID;
            case VLAN_PRIORITY -> PacketField.VLAN_PRIORITY;
            default -> null;
        };
    }

    @Override
    public int addressLength(FlowField field) {
        return Addresses.isIpv4(address, 0) ? Addresses.IPV4_LENGTH : Addresses.LENGTH;
    }

    @Override
    public void copyAddress(FlowField field, byte[] into, int at) {
        System.arraycopy(address, 0, into, at, Addresses.LENGTH);
    }

    @Override
    public void copyMac(FlowField field, byte[] into, int at) {
        final long mac = number(field);
        Bytes.putU16(into, at, (int) (mac >> Integer.SIZE));
        Bytes.putU32(into, at + Short.BYTES, (int) mac);
    }
}
