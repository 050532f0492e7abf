package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.ExporterSession;
import dev.weir.decode.ExporterState;
import dev.weir.decode.Sessions;
import dev.weir.flow.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;

    private final Counters<Counter> counters = new Counters<>(Counter.class);
    private final WaitingRoom room = new WaitingRoom(WaitingLimits.DEFAULT, counters);
    private final List<String> replayed = new ArrayList<>();

    @Test
    void sets_come_back_in_the_order_in_which_they_came_whichever_id_they_have() {
        final ExporterSession session = Sessions.of(1, 1000);
        hold(room, session, 5, 256, "a");
        hold(room, session, 5, 257, "b");
        hold(room, session, 5, 258, "not asked for");
        hold(room, session, 5, 256, "c");
        final int left = room.replay(session, Protocol.NETFLOW9, 5, id -> id <= 257, this::take);
        assertThat(left).isEqualTo(3);
        assertThat(replayed).containsExactly("256 a", "257 b", "256 c");
        assertThat(room.waitingSets()).isEqualTo(1);
        assertThat(room.waitingBytes()).isEqualTo("not asked for".length());
    }

    @Test
    void a_set_keeps_what_its_own_message_said() {
        final ExporterSession session = Sessions.of(1, 1000);
        final MessageContext message = message(session, 5);
        message.exportTimeEpochNanos = 11;
        message.systemInitEpochMillis = 22;
        message.uptimeMillis = 33;
        message.sequence = 44;
        message.flags = 1;
        message.lostBefore = 55;
        room.hold(message, 256, new byte[3], 0, 3);
        message.copyFrom(new MessageContext());
        room.replay(session, Protocol.NETFLOW9, 5, id -> id == 256, (then, id, bytes, offset, length) -> {
            assertThat(then.session).isSameAs(session);
            assertThat(then.receivedAtEpochNanos).isEqualTo(NOW);
            assertThat(List.of(then.exportTimeEpochNanos, then.systemInitEpochMillis, then.sequence, then.lostBefore))
                    .containsExactly(11L, 22L, 44L, 55L);
            assertThat(then.uptimeMillis).isEqualTo(33);
            assertThat(then.flags).isEqualTo(1);
            replayed.add("seen");
            return true;
        });
        assertThat(replayed).containsExactly("seen");
    }

    @Test
    void a_definition_shows_the_sets_of_every_session_of_its_exporter_and_of_no_other() {
        final ExporterState state = Sessions.state(1);
        final ExporterSession one = Sessions.of(state, 1, 1000);
        final ExporterSession other = Sessions.of(state, 1, 2000);
        hold(room, one, 5, 256, "mine");
        hold(room, other, 5, 256, "of my other port");
        hold(room, Sessions.of(2, 1000), 5, 256, "of another exporter");
        hold(room, one, 6, 256, "of another domain");
        room.replay(one, Protocol.NETFLOW9, 5, id -> id == 256, this::take);
        assertThat(replayed).containsExactly("256 mine", "256 of my other port");
        assertThat(room.replay(one, Protocol.IPFIX, 6, id -> id == 256, this::take))
                .isZero();
    }

    @Test
    void what_has_no_template_after_all_waits_on_in_its_place() {
        final ExporterSession session = Sessions.of(1, 1000);
        for (String text : List.of("a", "b", "c")) {
            hold(room, session, 5, 256, text);
        }
        room.replay(session, Protocol.NETFLOW9, 5, id -> true, (message, id, bytes, offset, length) -> {
            take(message, id, bytes, offset, length);
            return bytes[offset] != 'b';
        });
        room.replay(session, Protocol.NETFLOW9, 5, id -> true, this::take);
        assertThat(replayed).containsExactly("256 a", "256 b", "256 c", "256 b");
        assertThat(room.waitingSets()).isZero();
    }

    @Test
    void sets_of_any_length_come_back_whole() {
        final ExporterSession session = Sessions.of(1, 1000);
        for (int length : new int[] {0, 1, 255, 256, 257, 1_400, 65_535}) {
            final byte[] bytes = new byte[length + 3];
            Arrays.fill(bytes, 3, bytes.length, (byte) length);
            room.hold(message(session, 5), 300, bytes, 3, length);
            room.replay(session, Protocol.NETFLOW9, 5, id -> id == 300, (message, id, back, offset, backLength) -> {
                assertThat(Arrays.copyOfRange(back, offset, offset + backLength))
                        .isEqualTo(Arrays.copyOfRange(bytes, 3, bytes.length));
                replayed.add("" + length);
                return true;
            });
        }
        assertThat(replayed).hasSize(7);
        assertThat(room.waitingBytes()).isZero();
    }

    @Test
    void what_waited_for_too_long_goes_and_is_counted() {
        final ExporterSession session = Sessions.of(1, 1000);
        final MessageContext message = message(session, 5);
        room.hold(message, 256, new byte[10], 0, 10);
        message.receivedAtEpochNanos += MINUTE;
        room.hold(message, 256, new byte[20], 0, 20);
        assertThat(room.expire(NOW + 10 * MINUTE)).isZero();
        assertThat(room.expire(NOW + 10 * MINUTE + 1)).isEqualTo(1);
        assertThat(room.waitingBytes()).isEqualTo(20);
        assertThat(room.expire(NOW - 20 * MINUTE)).as("the clock was put back").isEqualTo(1);
        assertThat(counters.get(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED)).isEqualTo(2);
        assertThat(room.replay(session, Protocol.NETFLOW9, 5, id -> id == 256, this::take))
                .isZero();
    }

    @Test
    void a_domain_has_a_bound_of_its_own() {
        final WaitingRoom small = new WaitingRoom(new WaitingLimits(1 << 20, 2, MINUTE), counters);
        final ExporterSession session = Sessions.of(1, 1000);
        assertThat(hold(small, session, 5, 256, "a")).isTrue();
        assertThat(hold(small, session, 5, 257, "b")).isTrue();
        assertThat(hold(small, session, 5, 258, "c")).isFalse();
        assertThat(hold(small, session, 6, 256, "d")).isTrue();
        assertThat(counters.get(Counter.SETS_DROPPED_WAITING_ROOM_FULL)).isEqualTo(1);
    }

    @Test
    void a_room_of_no_size_holds_nothing() {
        final WaitingRoom none = new WaitingRoom(new WaitingLimits(0, 10, MINUTE), counters);
        assertThat(hold(none, Sessions.of(1, 1000), 5, 256, "a")).isFalse();
        assertThat(none.waitingSets()).isZero();
    }

    @Test
    void an_exporter_that_invents_domains_is_bounded() {
        final ExporterSession session = Sessions.of(1, 1000);
        int held = 0;
        for (int domain = 0; domain < 1_000; domain++) {
            held += hold(room, session, domain, 256, "x") ? 1 : 0;
        }
        assertThat(held).isEqualTo(256);
    }

    private static boolean hold(WaitingRoom room, ExporterSession session, long domain, int id, String text) {
        final byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return room.hold(message(session, domain), id, bytes, 0, bytes.length);
    }

    private static MessageContext message(ExporterSession session, long domain) {
        final MessageContext message = new MessageContext();
        message.session = session;
        message.protocol = Protocol.NETFLOW9;
        message.domain = domain;
        message.receivedAtEpochNanos = NOW;
        return message;
    }

    private boolean take(MessageContext message, int id, byte[] bytes, int offset, int length) {
        return replayed.add(id + " " + new String(bytes, offset, length, java.nio.charset.StandardCharsets.UTF_8));
    }
}
