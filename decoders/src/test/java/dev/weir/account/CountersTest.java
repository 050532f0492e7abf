package dev.weir.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CountersTest {
    private final Counters<Counter> counters = new Counters<>(Counter.class);

    @Test
    void each_constant_has_a_cell_of_its_own() {
        for (Counter counter : Counter.values()) {
            counters.add(counter, counter.ordinal());
            counters.increment(counter);
        }

        for (Counter counter : Counter.values()) {
            assertThat(counters.get(counter)).isEqualTo(counter.ordinal() + 1L);
        }
        assertThat(counters.type()).isEqualTo(Counter.class);
    }

    @Test
    void another_thread_sees_the_owner_s_counts_grow_to_the_last_one() throws InterruptedException {
        final long last = 200_000;
        final AtomicReference<String> fault = new AtomicReference<>();
        final Thread reader = new Thread(() -> {
            long before = 0;
            while (before < last) {
                final long now = counters.get(Counter.RECORDS_DECODED);
                if (now < before || now > last) {
                    fault.set(before + " then " + now);
                    return;
                }
                before = now;
                Thread.onSpinWait();
            }
        });
        reader.start();

        for (long i = 0; i < last; i++) {
            counters.increment(Counter.RECORDS_DECODED);
        }
        reader.join(10_000);

        assertThat(reader.isAlive()).as("the reader saw the last count").isFalse();
        assertThat(fault.get()).isNull();
    }

    @Test
    void every_counter_has_an_identity_and_a_label_that_is_unique_in_it() {
        for (Identity identity : EnumSet.allOf(Identity.class)) {
            final Set<String> labels = new HashSet<>();
            for (Counter counter : Counter.values()) {
                if (counter.identity() == identity) {
                    assertThat(labels.add(counter.label())).as("%s", counter).isTrue();
                    assertThat(counter.label()).matches("[a-z_]+");
                }
            }
            assertThat(labels).as("%s", identity).isNotEmpty();
        }
    }
}
