package dev.weir.collector.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void a_wait_ends_when_the_waiter_is_told_to_give_up() {
        final Backoff backoff = new Backoff();
        final AtomicInteger looks = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            backoff.pause(() -> {
                looks.incrementAndGet();
                return true;
            });
        }

        assertThat(looks.get()).isEqualTo(20);
    }
}
