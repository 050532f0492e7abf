package dev.weir.sink.json;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.TextBuffer;
import java.util.Arrays;

/** The object {@code source} or {@code destination}: address, port as a string, MAC address and network. */
final class EndpointJson {
    private static final byte[] PORT = JsonKey.ascii("\",\"port\":\"");
    private static final byte[] MAC = JsonKey.ascii("\",\"mac\":\"");
    private static final byte[] MASK = JsonKey.ascii("\",\"mask\":\"");
    private static final byte[] END = JsonKey.ascii("\"}");
    private static final byte[] NO_MAC = JsonKey.ascii("00:00:00:00:00:00");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private final byte[] begin;
    private final FlowField addressField;
    private final FlowField port;
    private final FlowField mac;
    private final FlowField prefixLength;
    private final byte[] address = new byte[Addresses.LENGTH];
    private final byte[] octets = new byte[Addresses.MAC_LENGTH];

    private EndpointJson(String key, FlowField address, FlowField port, FlowField mac, FlowField prefixLength) {
        this.begin = JsonKey.ascii(",\"" + key + "\":{\"ip\":\"");
        this.addressField = address;
        this.port = port;
        this.mac = mac;
        this.prefixLength = prefixLength;
    }

    static EndpointJson source() {
        return new EndpointJson(
                "source",
                FlowField.SOURCE_ADDRESS,
                FlowField.SOURCE_PORT,
                FlowField.SOURCE_MAC,
                FlowField.SOURCE_PREFIX_LENGTH);
    }

    static EndpointJson destination() {
        return new EndpointJson(
                "destination",
                FlowField.DESTINATION_ADDRESS,
                FlowField.DESTINATION_PORT,
                FlowField.DESTINATION_MAC,
                FlowField.DESTINATION_PREFIX_LENGTH);
    }

    void append(FlowRecordReader record, TextBuffer out) {
        out.append(begin);
        final boolean known = record.copyAddress(addressField, address, 0);
        if (known) {
            AddressText.append(out, address, 0);
        }
        out.append(PORT).appendUnsigned(record.getLong(port));
        out.append(MAC);
        appendMac(record, out);
        out.append(MASK);
        appendNetwork(known, record.getLong(prefixLength), out);
        out.append(END);
    }

    private void appendMac(FlowRecordReader record, TextBuffer out) {
        if (record.copyMac(mac, octets, 0)) {
            AddressText.appendMac(out, octets, 0);
        } else {
            out.append(NO_MAC);
        }
    }

    /** Masks the address in place; the mapped form's prefix is never touched, so an IPv4 network stays one. */
    private void appendNetwork(boolean known, long bits, TextBuffer out) {
        final int width = known && Addresses.isIpv4(address, 0) ? IPV4_BITS : IPV6_BITS;
        if (known && bits >= 0 && bits <= width) {
            clearBehind(IPV6_BITS - width + (int) bits);
            AddressText.append(out, address, 0);
        }
        out.append('/').appendUnsigned(bits);
    }

    private void clearBehind(int kept) {
        final int octet = kept / Byte.SIZE;
        if (octet < Addresses.LENGTH) {
            address[octet] &= (byte) (0xff00 >> kept % Byte.SIZE);
            Arrays.fill(address, octet + 1, Addresses.LENGTH, (byte) 0);
        }
    }
}
