package dev.weir.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KernelDropsTest {
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

    private final Map<String, Long> drops = new HashMap<>();

    @Test
    void only_our_own_sockets_are_counted_though_others_have_the_same_port() {
        KernelDrops.read(UDP, Set.of("4711", "4712"), 2055, drops);
        assertThat(drops).containsOnly(Map.entry("4711", 12L), Map.entry("4712", 500L));
    }

    @Test
    void without_inodes_the_port_decides() {
        KernelDrops.read(UDP, Set.of(), 2055, drops);
        assertThat(drops).containsOnly(Map.entry("4711", 12L), Map.entry("4713", 4_294_967_296L));
    }

    @Test
    void ipv6_sockets_are_found_in_their_table() {
        KernelDrops.read(UDP, Set.of("4711", "4714"), 2055, drops);
        KernelDrops.read(UDP6, Set.of("4711", "4714"), 2055, drops);
        assertThat(drops).containsOnly(Map.entry("4711", 12L), Map.entry("4714", 7L));
    }

    @Test
    void an_inode_is_compared_whole() {
        KernelDrops.read(UDP, Set.of("471", "47110"), 2055, drops);
        assertThat(drops).isEmpty();
    }

    @Test
    void a_port_is_compared_whole() {
        KernelDrops.read(UDP, Set.of(), 0x07, drops);
        KernelDrops.read(UDP, Set.of(), 0x70B, drops);
        assertThat(drops).isEmpty();
    }

    @Test
    void headings_empty_lines_and_lines_of_an_older_kernel_are_passed_over() {
        KernelDrops.read(
                List.of("", "   ", UDP.get(0), "  101: 00000000:0807 00000000:0000 07 0:0 00:0 0 0 0 4711 2"),
                Set.of("4711"),
                2055,
                drops);
        assertThat(drops).isEmpty();
    }
}
