package dev.weir.collector.netstat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTablesTest {
    @TempDir
    Path net;

    @TempDir
    Path sys;

    private KernelFiles files(String table, String content) throws IOException {
        Files.createDirectories(net.resolve(table).getParent());
        Files.writeString(net.resolve(table), content);
        return new KernelFiles(net, sys);
    }

    @Test
    void a_table_that_is_not_there_is_empty() throws IOException {
        final KernelFiles files = new KernelFiles(net, sys);
        assertThat(NetworkDevices.read(files)).isEmpty();
        assertThat(Routes.ipv4(files)).isEmpty();
        assertThat(Routes.ipv6(files)).isEmpty();
        assertThat(ProtocolCounters.read(files).sections()).isEmpty();
        assertThat(Membership.ipv4(files)).isEmpty();
        assertThat(NetworkMemory.read(files).sections()).isEmpty();
        assertThat(RoutingCounters.read(files).sections()).isEmpty();
        assertThat(MulticastRouting.read(files).cache()).isEmpty();
    }

    @Test
    void an_interface_has_its_counters_and_attributes() throws IOException {
        final KernelFiles files = files("dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets
                weir0:12: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
                """);
        Files.createDirectories(sys.resolve("weir0:12"));
        Files.writeString(sys.resolve("weir0:12/mtu"), "1400\n");
        Files.writeString(sys.resolve("weir0:12/flags"), "0x1003\n");
        Files.writeString(sys.resolve("weir0:12/carrier"), "1\n");
        final NetworkDevice device = NetworkDevices.read(files).get(0);
        assertThat(device.name()).isEqualTo("weir0:12");
        assertThat(device.mtu()).isEqualTo(1400);
        assertThat(device.flagLetters()).isEqualTo("BMRU");
        assertThat(device.counters())
                .isEqualTo(new DeviceCounters(
                        new DeviceCounters.Direction(1, 2, 3, 4, 5),
                        new DeviceCounters.Direction(9, 10, 11, 12, 13),
                        14));
        assertThat(device.counters().plus(device.counters()).since(device.counters()))
                .isEqualTo(device.counters());
    }

    @Test
    void an_interface_with_too_few_counters_is_told() throws IOException {
        final KernelFiles files = files("dev", "lo: 1 2 3\n");
        assertThatThrownBy(() -> NetworkDevices.read(files))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lo");
    }

    @Test
    void routes_are_read() throws IOException {
        assumeThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        final KernelFiles files = files("route", """
                Iface Destination Gateway  Flags RefCnt Use Metric Mask MTU Window IRTT
                eth0 00000000 010200C0 0003 0 0 100 00000000 1280 0 0
                eth0 0002000A 00000000 0001 0 0 0 00FEFFFF 0 0 0
                """);
        final Route byDefault = Routes.ipv4(files).get(0);
        assertThat(byDefault.isDefault()).isTrue();
        assertThat(byDefault.gateway()).isEqualTo("192.0.2.1");
        assertThat(byDefault.flagLetters()).isEqualTo("UG");
        assertThat(byDefault.numbers().metric()).isEqualTo(100);
        assertThat(byDefault.numbers().mtu()).isEqualTo(1280);
        final Route network = Routes.ipv4(files).get(1);
        assertThat(network.destination()).isEqualTo("10.0.2.0");
        assertThat(network.prefixLength()).isEqualTo(23);
        assertThat(network.hasGateway()).isFalse();
    }

    @Test
    void a_line_that_is_no_route_is_told() throws IOException {
        final KernelFiles files = files("route", "eth0 zz 0 0 0 0 0 0 0 0 0\n");
        assertThatThrownBy(() -> Routes.ipv4(files))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("zz");
    }

    @Test
    void counters_are_read_by_section() throws IOException {
        files("snmp", "Tcp: RtoMin MaxConn\nTcp: 200 -1\nUdp: InDatagrams\nUdp: 18446744073709551615\n");
        final KernelFiles files = files("snmp6", "Ip6InReceives    7\nUdpLite6InErrors 8\nNonsense x\n");
        assertThat(ProtocolCounters.read(files).sections())
                .containsEntry("Tcp", Map.of("RtoMin", BigInteger.valueOf(200), "MaxConn", BigInteger.valueOf(-1)))
                .containsEntry("Udp", Map.of("InDatagrams", new BigInteger("18446744073709551615")))
                .containsEntry("Ip6", Map.of("InReceives", BigInteger.valueOf(7)))
                .containsEntry("UdpLite6", Map.of("InErrors", BigInteger.valueOf(8)))
                .hasSize(4);
    }

    @Test
    void multicast_groups_are_read() throws IOException {
        assumeThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        files(
                "igmp",
                "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n4\teth0      :     1      V3\n"
                        + "\t\t\t\t010000E0     1 0:00000000\t\t0\n");
        final KernelFiles files =
                files("igmp6", "4    eth0            ff0200000000000000000001ff000002     2 00000004 0\n");
        assertThat(Membership.ipv4(files)).containsExactly(new Membership("eth0", 1, "224.0.0.1"));
        assertThat(Membership.ipv6(files)).containsExactly(new Membership("eth0", 2, "ff02::1:ff00:2"));
    }

    @Test
    void memory_and_routing_counters_are_read() throws IOException {
        files("sockstat", "sockets: used 36\nTCP: inuse 1 orphan 0\n");
        final KernelFiles files = files("stat/rt_cache", "entries in_hit\n00000005 00000001\n00000005 0000000a\n");
        assertThat(NetworkMemory.read(files).sections())
                .containsEntry("sockets", Map.of("used", 36L))
                .containsEntry("TCP", Map.of("inuse", 1L, "orphan", 0L));
        assertThat(RoutingCounters.read(files).sections())
                .containsEntry(
                        "RouteCache", Map.of("entries", BigInteger.valueOf(5), "in_hit", BigInteger.valueOf(11)));
    }
}
