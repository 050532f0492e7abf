package dev.weir.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketTableTest {
    /** Ports 2055 (0807), 9995 (270B) and 2055 a second time, as with SO_REUSEPORT. */
    private static final List<String> UDP = List.of(
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
                    + "  timeout inode ref pointer drops            ",
            "  101: 00000000:0807 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4711 2"
                    + " 0000000000000000 12         ",
            "  102: 0100007F:270B 00000000:0000 07 00000000:00000D00 00:00000000 00000000     0        0 4712 2"
                    + " 0000000000000000 500        ",
            "65535: 00000000:0807 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4713 2"
                    + " 0000000000000000 4294967296 ");

    private static final List<String> UDP6 = List.of(
            "  sl  local_address                         remote_address                        st tx_queue rx_queue tr"
                    + " tm->when retrnsmt   uid  timeout inode ref pointer drops",
            "  103: 00000000000000000000000000000000:0807 00000000000000000000000000000000:0000 07 00000000:00000000"
                    + " 00:00000000 00000000     0        0 4714 2 0000000000000000 7");

    private static List<SocketTable.Row> rows(List<String> lines, Set<String> inodes, int port) {
        return SocketTable.parse(lines).of(inodes, port);
    }

    @Test
    void only_our_own_sockets_are_told_though_others_have_the_same_port() {
        assertThat(rows(UDP, Set.of("4711", "4712"), 2055))
                .containsExactly(
                        new SocketTable.Row("4711", 2055, 0, 12), new SocketTable.Row("4712", 9995, 0xd00, 500));
    }

    @Test
    void without_inodes_the_port_decides() {
        assertThat(rows(UDP, Set.of(), 2055))
                .containsExactly(
                        new SocketTable.Row("4711", 2055, 0, 12), new SocketTable.Row("4713", 2055, 0, 4_294_967_296L));
    }

    @Test
    void ipv6_sockets_are_found_in_their_table() {
        assertThat(rows(UDP6, Set.of("4711", "4714"), 2055)).containsExactly(new SocketTable.Row("4714", 2055, 0, 7));
    }

    @Test
    void an_inode_is_compared_whole() {
        assertThat(rows(UDP, Set.of("471", "47110"), 2055)).isEmpty();
    }

    @Test
    void a_port_is_compared_whole() {
        assertThat(rows(UDP, Set.of(), 0x07)).isEmpty();
        assertThat(rows(UDP, Set.of(), 0x70B)).isEmpty();
    }

    @Test
    void headings_empty_lines_and_lines_of_an_older_kernel_are_passed_over() {
        assertThat(rows(
                        List.of("", "   ", UDP.get(0), "  101: 00000000:0807 00000000:0000 07 0:0 00:0 0 0 0 4711 2"),
                        Set.of("4711"),
                        2055))
                .isEmpty();
    }
}
