package dev.weir.collector.netstat.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.netstat.host.Route;
import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.InternetSocket;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final Endpoint ANY = new Endpoint(0, Endpoint.mapped(0), 0);
    private static final Endpoint ANY6 = new Endpoint(0, 0, 0);
    private static final Endpoint WEB = new Endpoint(0, Endpoint.mapped(0xc0000201), 80);
    private static final Endpoint LONG = new Endpoint(0x20010db8_11112222L, 0x33334444_55556666L, 40000);

    private static InternetSocket tcp(boolean ipv6, SocketState state, Endpoint local, Endpoint remote) {
        return new InternetSocket(
                SocketProtocol.TCP, ipv6, state, local, remote, new InternetSocket.Queues(1, 2), 3, 4, 255);
    }

    @Test
    void linux_prints_host_colon_port() {
        final AddressColumn column = new AddressColumn(false, false, Names.NUMERIC);
        assertThat(new SocketTable(column, false)
                        .render(List.of(tcp(false, SocketState.FIN_WAIT1, WEB, ANY)), "w/o servers"))
                .isEqualTo("""
                        Active Internet connections (w/o servers)
                        Proto Recv-Q Send-Q Local Address           Foreign Address         State
                        tcp        1      2 192.0.2.1:80            0.0.0.0:*               FIN_WAIT1
                        """);
    }

    @Test
    void bsd_prints_host_dot_port_and_its_own_states() {
        final AddressColumn column = new AddressColumn(true, false, Names.NUMERIC);
        assertThat(new SocketTable(column, false).render(List.of(tcp(false, SocketState.FIN_WAIT1, WEB, ANY)), ""))
                .isEqualTo("""
                        Active Internet connections
                        Proto Recv-Q Send-Q Local Address           Foreign Address         (state)
                        tcp4  1      2      192.0.2.1.80            *.*                     FIN_WAIT_1
                        """);
    }

    @Test
    void an_address_is_cut_to_its_column_unless_it_is_wanted_wide() {
        assertThat(new AddressColumn(false, false, Names.NUMERIC).text(LONG, SocketProtocol.TCP))
                .isEqualTo("2001:db8:1111:222:40000")
                .hasSize(AddressColumn.WIDTH);
        assertThat(new AddressColumn(false, true, Names.NUMERIC).text(LONG, SocketProtocol.TCP))
                .isEqualTo("2001:db8:1111:2222:3333:4444:5555:6666:40000");
    }

    @Test
    void any_ipv6_address_is_written_as_netstat_does() {
        assertThat(new AddressColumn(false, false, Names.NUMERIC).text(ANY6, SocketProtocol.TCP))
                .isEqualTo(":::*");
        assertThat(new AddressColumn(true, false, Names.NUMERIC).text(ANY6, SocketProtocol.TCP))
                .isEqualTo("*.*");
    }

    @Test
    void half_open_connections_count_for_their_listener() {
        final List<InternetSocket> sockets = List.of(
                tcp(false, SocketState.LISTEN, new Endpoint(0, Endpoint.mapped(0), 80), ANY),
                tcp(false, SocketState.SYN_RECV, WEB, LONG),
                tcp(false, SocketState.SYN_RECV, new Endpoint(0, WEB.low(), 81), LONG));
        assertThat(ListenQueueTable.render(sockets, new AddressColumn(true, false, Names.NUMERIC)))
                .isEqualTo("""
                        Current listen queue sizes (qlen/incqlen/maxqlen)
                        Proto Listen           Local Address
                        tcp4  1/1/2            *.80
                        """);
    }

    @Test
    void counters_of_0_are_left_out_when_asked_for() {
        final Map<String, Map<String, Long>> sections = Map.of("Tcp", Map.of("InSegs", 3L));
        assertThat(CounterList.render(sections, true)).isEqualTo("Tcp:\n    3 InSegs\n");
        assertThat(CounterList.render(Map.of("Tcp", Map.of("InErrs", 0L)), true))
                .isEmpty();
        assertThat(CounterList.render(Map.of("Tcp", Map.of("InErrs", 0L)), false))
                .isEqualTo("Tcp:\n    0 InErrs\n");
    }

    @Test
    void bsd_writes_a_network_without_the_octets_that_its_mask_clears() {
        assertThat(BsdRouteTable.destination(route("132.235.232.0", 23))).isEqualTo("132.235.232/23");
        assertThat(BsdRouteTable.destination(route("10.0.0.0", 8))).isEqualTo("10/8");
        assertThat(BsdRouteTable.destination(route("127.0.0.1", 32))).isEqualTo("127.0.0.1");
        assertThat(BsdRouteTable.destination(route("0.0.0.0", 0))).isEqualTo("default");
    }

    private static Route route(String destination, int length) {
        return new Route(false, destination, length, "0.0.0.0", 1, "eth0", new Route.Numbers(0, 0, 0, 0, 0, 0));
    }

    @Test
    void names_cannot_steer_the_terminal() {
        final Names evil = new Names() {
            @Override
            public String host(Endpoint endpoint) {
                return "a\u001b[2J";
            }

            @Override
            public String service(int port, SocketProtocol protocol) {
                return "x";
            }
        };
        assertThat(new AddressColumn(false, false, evil).text(WEB, SocketProtocol.TCP))
                .isEqualTo("a?[2J:x");
    }
}
