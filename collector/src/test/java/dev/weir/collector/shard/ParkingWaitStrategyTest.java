package dev.weir.collector.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.dsl.ProducerType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParkingWaitStrategyTest {
    private static final long FOREVER_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int EVENTS = 20_000;
    private static final EventFactory<long[]> SLOTS = () -> new long[1];

    private static RingBuffer<long[]> ring(ProducerType producers, long patienceNanos) {
        return RingBuffer.create(producers, SLOTS, 64, new ParkingWaitStrategy(() -> patienceNanos));
    }

    /** What a consumer took, and how long it waited at most for one event. */
    private record Outcome(long sum, long longestWaitNanos) {}

    private static Outcome consume(RingBuffer<long[]> ring, SequenceBarrier barrier, Sequence consumed, int events)
            throws Exception {
        long sum = 0;
        long longest = 0;
        for (long next = 0; next < events; ) {
            final long begun = System.nanoTime();
            final long available = barrier.waitFor(next);
            longest = Math.max(longest, System.nanoTime() - begun);
            for (; next <= available; next++) {
                sum += ring.get(next)[0];
                consumed.set(next);
            }
        }
        return new Outcome(sum, longest);
    }

    private static CompletableFuture<Outcome> consumer(RingBuffer<long[]> ring, Sequence consumed, int events) {
        final SequenceBarrier barrier = ring.newBarrier();
        ring.addGatingSequences(consumed);
        final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        final Thread thread = new Thread(() -> {
            try {
                outcome.complete(consume(ring, barrier, consumed, events));
            } catch (Exception e) {
                outcome.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    private static void publish(RingBuffer<long[]> ring, long value) {
        final long sequence = ring.next();
        ring.get(sequence)[0] = value;
        ring.publish(sequence);
    }

    /** A wake-up that was lost shows as a wait of the whole patience: then the consumer finds the event by itself. */
    private static void assertTook(Outcome outcome, long sum) {
        assertThat(outcome.sum()).isEqualTo(sum);
        assertThat(outcome.longestWaitNanos()).isLessThan(FOREVER_NANOS);
    }

    /** Each event is published when the one before is done, about when the consumer goes to sleep: the worst moment. */
    @ParameterizedTest
    @EnumSource(ProducerType.class)
    void no_wake_up_is_lost_when_the_consumer_is_about_to_park(ProducerType producers) throws Exception {
        final RingBuffer<long[]> ring = ring(producers, FOREVER_NANOS);
        final Sequence consumed = new Sequence();
        final CompletableFuture<Outcome> outcome = consumer(ring, consumed, EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            publish(ring, i);
            while (consumed.get() < i && !outcome.isDone()) {
                Thread.onSpinWait();
            }
            for (int spin = i % 400; spin > 0; spin--) {
                Thread.onSpinWait();
            }
        }
        assertTook(outcome.get(30, TimeUnit.SECONDS), (long) EVENTS * (EVENTS - 1) / 2);
    }

    @Test
    void no_wake_up_is_lost_among_several_producers() throws Exception {
        final RingBuffer<long[]> ring = ring(ProducerType.MULTI, FOREVER_NANOS);
        final CompletableFuture<Outcome> outcome = consumer(ring, new Sequence(), 2 * EVENTS);
        final Runnable producer = () -> {
            for (int i = 0; i < EVENTS; i++) {
                publish(ring, 1);
                for (int spin = i % 300; spin > 0; spin--) {
                    Thread.onSpinWait();
                }
            }
        };
        final Thread other = new Thread(producer);
        other.start();
        producer.run();
        other.join();
        assertTook(outcome.get(30, TimeUnit.SECONDS), 2L * EVENTS);
    }

    @Test
    void a_wait_in_vain_ends_when_its_time_is_up_and_not_before() {
        final long patienceNanos = TimeUnit.MILLISECONDS.toNanos(20);
        final SequenceBarrier barrier = ring(ProducerType.SINGLE, patienceNanos).newBarrier();
        final long begun = System.nanoTime();
        assertThatThrownBy(() -> barrier.waitFor(0)).isInstanceOf(TimeoutException.class);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(patienceNanos);
    }

    @Test
    void patience_is_asked_anew_for_each_wait() {
        final AtomicInteger asked = new AtomicInteger();
        final SequenceBarrier barrier = RingBuffer.create(
                        ProducerType.SINGLE, SLOTS, 64, new ParkingWaitStrategy(asked::incrementAndGet))
                .newBarrier();
        for (int wait = 1; wait <= 3; wait++) {
            assertThatThrownBy(() -> barrier.waitFor(0)).isInstanceOf(TimeoutException.class);
            assertThat(asked).hasValue(wait);
        }
    }

    @Test
    void what_is_there_already_is_taken_without_a_wait() throws Exception {
        final RingBuffer<long[]> ring = ring(ProducerType.SINGLE, 0);
        publish(ring, 1);
        publish(ring, 2);
        assertThat(ring.newBarrier().waitFor(0)).isEqualTo(1);
    }

    @Test
    void an_alert_wakes_a_consumer_that_is_parked() {
        final SequenceBarrier barrier = ring(ProducerType.SINGLE, FOREVER_NANOS).newBarrier();
        final AtomicReference<Throwable> thrown = new AtomicReference<>();
        final Thread consumer = new Thread(() -> {
            try {
                barrier.waitFor(0);
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        consumer.setDaemon(true);
        consumer.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> consumer.getState() == Thread.State.TIMED_WAITING);
        barrier.alert();
        await().atMost(Duration.ofSeconds(5)).until(() -> !consumer.isAlive());
        assertThat(thrown.get()).isInstanceOf(AlertException.class);
    }
}
