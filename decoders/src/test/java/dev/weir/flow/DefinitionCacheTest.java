package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefinitionCacheTest {
    private final DefinitionCache<Integer> cache = new DefinitionCache<>();

    private static byte[] bytes(int number) {
        return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    @Test
    void equal_bytes_are_found_wherever_they_lie() {
        cache.put(new byte[] {9, 1, 2, 3, 9}, 1, 4, 7);

        assertThat(cache.find(new byte[] {1, 2, 3}, 0, 3)).isEqualTo(7);
        assertThat(cache.find(new byte[] {0, 0, 1, 2, 3, 0}, 2, 5)).isEqualTo(7);
        assertThat(cache.find(new byte[] {1, 2, 3, 0}, 0, 4)).isNull();
        assertThat(cache.find(new byte[] {1, 2}, 0, 2)).isNull();
    }

    @Test
    void the_bytes_are_copied() {
        final byte[] bytes = {1, 2, 3};
        cache.put(bytes, 0, 3, 7);
        bytes[0] = 9;

        assertThat(cache.find(new byte[] {1, 2, 3}, 0, 3)).isEqualTo(7);
        assertThat(cache.find(bytes, 0, 3)).isNull();
    }

    @Test
    void bytes_with_equal_hashes_are_told_apart() {
        // 31 * 1 + 0 == 31 * 0 + 31
        cache.put(new byte[] {1, 0}, 0, 2, 10);
        cache.put(new byte[] {0, 31}, 0, 2, 20);

        assertThat(cache.find(new byte[] {1, 0}, 0, 2)).isEqualTo(10);
        assertThat(cache.find(new byte[] {0, 31}, 0, 2)).isEqualTo(20);
    }

    @Test
    void it_is_bounded_and_goes_on_after_it_was_full() {
        int most = 0;
        for (int i = 0; i < 20_000; i++) {
            cache.put(bytes(i), 0, 3, i);
            assertThat(cache.find(bytes(i), 0, 3)).isEqualTo(i);
            most = Math.max(most, known(i));
        }

        assertThat(known(19_999)).isBetween(1, 4096);
        assertThat(most).isLessThanOrEqualTo(4096);
    }

    @Test
    void long_definitions_do_not_add_up_without_a_bound() {
        final byte[] bytes = new byte[60_000];
        for (int i = 0; i < 100; i++) {
            Bytes.putU32(bytes, 0, i);
            cache.put(bytes, 0, bytes.length, i);
            assertThat(cache.find(bytes, 0, bytes.length)).isEqualTo(i);
        }
        int found = 0;
        for (int i = 0; i < 100; i++) {
            Bytes.putU32(bytes, 0, i);
            found += cache.find(bytes, 0, bytes.length) == null ? 0 : 1;
        }

        assertThat(found).isBetween(1, 17);
    }

    /** Counts from the last one put back to the first that is forgotten, but not every time. */
    private int known(int last) {
        if (last % 1000 != 999) {
            return 0;
        }
        int count = 0;
        for (int i = last; i >= 0 && cache.find(bytes(i), 0, 3) != null; i--) {
            count++;
        }
        return count;
    }
}
