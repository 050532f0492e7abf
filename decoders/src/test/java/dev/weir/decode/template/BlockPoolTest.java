package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockPoolTest {
    @Test
    void whatever_is_stored_and_released_in_between_comes_out_as_it_went_in() {
        final BlockPool pool = new BlockPool(1 << 20);
        final Random random = new Random(7);
        final Deque<Stored> stored = new ArrayDeque<>();
        for (int i = 0; i < 5_000; i++) {
            final byte[] bytes = new byte[random.nextInt(3_000)];
            random.nextBytes(bytes);
            while (pool.free() < BlockPool.blocksFor(bytes.length)) {
                check(pool, random.nextBoolean() ? stored.pollFirst() : stored.pollLast());
            }
            stored.add(new Stored(pool.store(bytes, 0, bytes.length), bytes));
        }
        stored.forEach(one -> check(pool, one));
        assertThat(pool.free()).isEqualTo(pool.capacity());
    }

    private static void check(BlockPool pool, Stored stored) {
        final byte[] copy = new byte[3_000];
        pool.copy(stored.first, stored.bytes.length, copy);
        pool.release(stored.first);
        assertThat(Arrays.copyOf(copy, stored.bytes.length)).isEqualTo(stored.bytes);
    }

    @Test
    void an_empty_set_takes_a_block_too_so_that_their_number_is_bounded() {
        assertThat(BlockPool.blocksFor(0)).isEqualTo(1);
        assertThat(BlockPool.blocksFor(256)).isEqualTo(1);
        assertThat(BlockPool.blocksFor(257)).isEqualTo(2);
    }

    private record Stored(int first, byte[] bytes) {}
}
