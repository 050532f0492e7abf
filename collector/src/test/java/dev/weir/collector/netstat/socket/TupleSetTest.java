package dev.weir.collector.netstat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TupleSetTest {
    @Test
    void it_agrees_with_a_set_of_lists() {
        final TupleSet tuples = new TupleSet(2);
        final Set<List<Long>> truth = new HashSet<>();
        final Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            final long first = random.nextInt(200);
            final long second = (long) random.nextInt(200) << 40;
            assertThat(tuples.add(new long[] {first, second})).isEqualTo(truth.add(List.of(first, second)));
        }
        assertThat(tuples.size()).isEqualTo(truth.size());
    }

    @Test
    void a_tuple_of_zeros_is_one_like_others() {
        final TupleSet tuples = new TupleSet(1);
        assertThat(tuples.add(new long[] {0})).isTrue();
        assertThat(tuples.add(new long[] {0})).isFalse();
    }

    @Test
    void what_is_cleared_is_forgotten() {
        final TupleSet tuples = new TupleSet(1);
        tuples.add(new long[] {7});
        tuples.clear();
        assertThat(tuples.size()).isZero();
        assertThat(tuples.add(new long[] {7})).isTrue();
    }
}
