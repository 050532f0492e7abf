package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.ExporterSession;
import dev.weir.decode.ExporterState;
import dev.weir.decode.Sessions;
import dev.weir.flow.Protocol;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingRoomFairnessTest {
    private static final int ROOM = 64 * 256;
    private static final int BLOCK = 256;

    private final Counters<Counter> counters = new Counters<>(Counter.class);
    private final WaitingRoom room = new WaitingRoom(new WaitingLimits(ROOM, 4096, Long.MAX_VALUE), counters);

    @Test
    void a_flood_of_strangers_cannot_push_out_what_an_exporter_at_work_lets_wait() {
        final ExporterSession router = atWork(1);
        for (int i = 0; i < 40; i++) {
            assertThat(hold(router, BLOCK)).isTrue();
        }
        for (int i = 0; i < 100_000; i++) {
            hold(Sessions.of(100 + i, 1000), BLOCK);
        }
        assertThat(replay(router)).isEqualTo(40);
    }

    @Test
    void an_exporter_at_work_takes_the_places_of_strangers() {
        for (int i = 0; i < 100; i++) {
            hold(Sessions.of(100 + i, 1000), BLOCK);
        }
        final ExporterSession router = atWork(1);
        for (int i = 0; i < 64; i++) {
            assertThat(hold(router, BLOCK)).isTrue();
        }
        assertThat(hold(router, BLOCK)).isFalse();
        assertThat(replay(router)).isEqualTo(64);
        assertThat(counters.get(Counter.SETS_DROPPED_WAITING_ROOM_FULL)).isEqualTo(36 + 64 + 1);
    }

    @Test
    void among_strangers_the_biggest_gives_way_and_then_the_oldest() {
        final ExporterSession big = Sessions.of(1, 1000);
        final ExporterSession early = Sessions.of(2, 1000);
        hold(early, BLOCK);
        for (int i = 0; i < 63; i++) {
            hold(big, BLOCK);
        }
        hold(Sessions.of(3, 1000), BLOCK);
        assertThat(replay(early)).isEqualTo(1);
        assertThat(replay(big)).isEqualTo(62);

        hold(early, BLOCK);
        for (int i = 0; i < 64; i++) {
            assertThat(hold(Sessions.of(100 + i, 1000), BLOCK)).isTrue();
        }
        assertThat(replay(early)).as("the oldest of many as small").isZero();
    }

    @Test
    void between_exporters_at_work_the_bigger_gives_way_until_they_are_even() {
        final ExporterSession first = atWork(1);
        final ExporterSession second = atWork(2);
        for (int i = 0; i < 64; i++) {
            hold(first, BLOCK);
        }
        for (int i = 0; i < 64; i++) {
            hold(second, BLOCK);
        }
        assertThat(replay(first)).isBetween(32, 33);
        assertThat(replay(second)).isBetween(31, 32);
    }

    @Test
    void a_stranger_that_begins_to_work_is_one_no_more() {
        final ExporterState state = Sessions.state(1);
        final ExporterSession late = Sessions.of(state, 1, 1000);
        for (int i = 0; i < 64; i++) {
            hold(late, BLOCK);
        }
        state.onRecords(Protocol.NETFLOW9, 1, 0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(hold(Sessions.of(100 + i, 1000), BLOCK)).isFalse();
        }
        assertThat(replay(late)).isEqualTo(64);
    }

    @Test
    void every_set_is_waiting_or_replayed_or_counted_as_dropped_whatever_happens() {
        final Random random = new Random(3);
        final ArrayDeque<ExporterSession> recent = new ArrayDeque<>();
        long seen = 0;
        long replayed = 0;
        for (int i = 0; i < 20_000; i++) {
            final int exporter = random.nextInt(50);
            final ExporterSession session = random.nextBoolean() ? atWork(exporter) : Sessions.of(exporter, 1000);
            hold(session, random.nextInt(3_000));
            seen++;
            recent.add(session);
            if (random.nextInt(20) == 0) {
                replayed += replay(recent.poll());
            }
            assertThat(room.waitingBytes()).isLessThanOrEqualTo(ROOM);
        }
        final long dropped = counters.get(Counter.SETS_DROPPED_WAITING_ROOM_FULL);
        assertThat(seen).isEqualTo(replayed + dropped + room.waitingSets());
        for (int exporter = 0; exporter < 50; exporter++) {
            replay(Sessions.of(exporter, 1000));
        }
        assertThat(room.waitingSets()).isZero();
        assertThat(room.waitingBytes()).isZero();
        assertThat(hold(atWork(1), ROOM)).as("all blocks have come back").isTrue();
    }

    private static ExporterSession atWork(int exporter) {
        final ExporterState state = Sessions.state(exporter);
        state.onRecords(Protocol.NETFLOW9, 1, 0);
        return Sessions.of(state, exporter, 1000);
    }

    private boolean hold(ExporterSession session, int length) {
        final MessageContext message = new MessageContext();
        message.session = session;
        message.protocol = Protocol.NETFLOW9;
        return room.hold(message, 256, new byte[length], 0, length);
    }

    private int replay(ExporterSession session) {
        return room.replay(
                session, Protocol.NETFLOW9, 0, id -> id == 256, (message, id, bytes, offset, length) -> true);
    }
}
