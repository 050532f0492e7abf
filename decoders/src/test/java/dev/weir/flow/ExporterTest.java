package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ExporterTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ADDRESS = HEX.parseHex("00000000000000000000ffffc0000201");
    private static final byte[] AGENT = HEX.parseHex("20010db8000000000000000000000007");

    private static Exporter again(Exporter exporter) {
        final byte[] bytes = new byte[Exporter.BODY_LENGTH + 5];
        java.util.Arrays.fill(bytes, (byte) 0xee);
        exporter.encode(bytes, 5, 0x1234);
        assertThat(Exporter.inputNumber(bytes, 5)).isEqualTo(0x1234);
        return Exporter.decode(bytes, 5, Samples.LABELS);
    }

    private static String address(Exporter exporter) {
        final byte[] address = new byte[Addresses.LENGTH];
        exporter.copyAddress(address, 0);
        return Addresses.text(address);
    }

    private static String identity(Exporter exporter) {
        final byte[] address = new byte[Addresses.LENGTH];
        exporter.copyIdentity(address, 0);
        return Addresses.text(address);
    }

    @Test
    void a_session_is_read_back_from_its_bytes() {
        final Exporter exporter = again(new Exporter(ADDRESS, 65_535, 2055, null, Samples.LABELS));

        assertThat(address(exporter)).isEqualTo("192.0.2.1");
        assertThat(identity(exporter)).isEqualTo("192.0.2.1");
        assertThat(exporter.hasAgent()).isFalse();
        assertThat(exporter.port()).isEqualTo(65_535);
        assertThat(exporter.listenerPort()).isEqualTo(2055);
        assertThat(exporter.labels()).isSameAs(Samples.LABELS);
    }

    @Test
    void an_agent_is_the_identity_beside_the_transport_address() {
        final Exporter exporter = again(new Exporter(ADDRESS, 1, 6343, AGENT, Samples.LABELS));

        assertThat(exporter.hasAgent()).isTrue();
        assertThat(address(exporter)).isEqualTo("192.0.2.1");
        assertThat(identity(exporter)).isEqualTo("2001:db8::7");
    }

    @Test
    void the_addresses_given_are_copied() {
        final byte[] address = ADDRESS.clone();
        final Exporter exporter = new Exporter(address, 1, 2, null, Samples.LABELS);
        address[15] = 99;

        assertThat(address(exporter)).isEqualTo("192.0.2.1");
    }
}
