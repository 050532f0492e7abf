package dev.weir.collector.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardRouterTest {
    private static final int NEIGHBOURS = 256;

    private static byte[] mapped(byte[] address) {
        final byte[] mapped = new byte[Addresses.LENGTH];
        Addresses.toMapped(address, 0, address.length, mapped, 0);
        return mapped;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 64})
    void every_address_has_one_place_and_always_the_same(int places) {
        final Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            final byte[] address = new byte[Addresses.LENGTH];
            random.nextBytes(address);
            final int place = ShardRouter.place(address, places);
            assertThat(place).isBetween(0, places - 1);
            assertThat(ShardRouter.place(address.clone(), places)).isEqualTo(place);
        }
    }

    /** A network's routers are neighbours: each place gets at least half of its fair share of them. */
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, 15, 4", "192.168.17.0, 15, 4", "10.0.0.1, 14, 4", "10.0.0.1, 13, 4",
        "10.0.0.0, 15, 2", "10.0.0.0, 15, 3", "10.0.0.0, 15, 8", "2001:db8::, 15, 4",
        "2001:db8::1, 7, 4", "2001:db8::1, 5, 4", "fe80::1, 10, 4"
    })
    void neighbouring_addresses_are_spread(String network, int changingByte, int places) throws UnknownHostException {
        final byte[] address = mapped(InetAddress.getByName(network).getAddress());
        final int[] counts = new int[places];
        for (int i = 0; i < NEIGHBOURS; i++) {
            address[changingByte] = (byte) i;
            counts[ShardRouter.place(address, places)]++;
        }
        assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThanOrEqualTo(NEIGHBOURS / places / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void a_handful_of_neighbours_does_not_crowd_into_one_place(int places) throws UnknownHostException {
        final byte[] address = mapped(InetAddress.getByName("10.1.2.1").getAddress());
        final int first = ShardRouter.place(address, places);
        int elsewhere = 0;
        for (int i = 2; i <= 8; i++) {
            address[15] = (byte) i;
            elsewhere += ShardRouter.place(address, places) == first ? 0 : 1;
        }
        assertThat(elsewhere).isPositive();
    }
}
