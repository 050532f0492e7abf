package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.flow.Addresses;
import dev.weir.flow.Protocol;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExporterSessionTest {
    private final Counters<Counter> counters = new Counters<>(Counter.class);
    private final ExporterState state = new ExporterState(Datagrams.of(new byte[2], 1).address, Datagrams.NOW);

    private ExporterSession from(int port) {
        return state.session(Datagrams.of(new byte[2], 1, port));
    }

    private int message(ExporterSession session, long domain, int sequence, int units) {
        return session.tracker(Protocol.NETFLOW5, domain, sequence)
                .onMessage(sequence, units, units, 1000, 0, counters);
    }

    @Test
    void a_session_is_an_address_and_a_port_at_a_listener() {
        final ExporterSession session = from(40_000);
        final Datagram elsewhere = Datagrams.of(new byte[2], 1, 40_000);
        elsewhere.listener = new Listener(9995, EnumSet.of(Protocol.NETFLOW5), Datagrams.LABELS, SamplingRules.NONE);

        assertThat(from(40_000)).isSameAs(session);
        assertThat(from(40_001)).isNotSameAs(session);
        assertThat(from(40_000)).isSameAs(session);
        assertThat(state.session(elsewhere)).isNotSameAs(session);
        assertThat(state.summary().sessions()).isEqualTo(3);
    }

    @Test
    void its_identity_is_what_the_journal_keeps() {
        final ExporterSession session = from(40_000);
        final byte[] address = new byte[Addresses.LENGTH];
        session.exporter().copyAddress(address, 0);

        assertThat(Addresses.text(address)).isEqualTo("10.0.0.1");
        assertThat(session.exporter().port()).isEqualTo(40_000);
        assertThat(session.exporter().listenerPort()).isEqualTo(2055);
        assertThat(session.exporter().labels()).isSameAs(Datagrams.LABELS);
        assertThat(session.state()).isSameAs(state);
    }

    @Test
    void sessions_are_bounded() {
        for (int port = 1; port < 5000; port++) {
            assertThat(from(port).exporter().port()).isEqualTo(port);
            assertThat(state.summary().sessions()).isLessThanOrEqualTo(64);
        }
        assertThat(state.summary().sessions()).isEqualTo(64);
    }

    @Test
    void domains_have_trackers_of_their_own() {
        final ExporterSession session = from(1);
        message(session, 1, 100, 10);
        message(session, 2, 5000, 10);

        assertThat(message(session, 1, 110, 10)).isZero();
        assertThat(message(session, 2, 5020, 10)).isEqualTo(10);
        assertThat(session.tracker(Protocol.NETFLOW9, 1, 120)).isNotSameAs(session.tracker(Protocol.NETFLOW5, 1, 120));
    }

    @Test
    void trackers_are_bounded() {
        final ExporterSession session = from(1);
        final Set<SequenceTracker> seen = new HashSet<>();
        for (int domain = 0; domain < 2000; domain++) {
            final SequenceTracker tracker = session.tracker(Protocol.NETFLOW5, domain, 0);
            assertThat(session.tracker(Protocol.NETFLOW5, domain, 0)).isSameAs(tracker);
            seen.add(tracker);
        }
        int kept = 0;
        for (int domain = 1999; domain >= 2000 - 256; domain--) {
            kept += seen.contains(session.tracker(Protocol.NETFLOW5, domain, 0)) ? 1 : 0;
        }

        assertThat(kept).as("the last ones are remembered").isEqualTo(256);
        assertThat(seen).doesNotContain(session.tracker(Protocol.NETFLOW5, 0, 0));
    }

    @Test
    void an_exporter_that_changes_its_port_and_goes_on_counting_loses_nothing() {
        for (int i = 0; i < 500; i++) {
            assertThat(message(from(10_000 + i), 0, 30 * i, 30)).isZero();
        }
        assertThat(message(from(10_000 + 500), 0, 30 * 500, 30)).isZero();
        assertThat(message(from(10_000 + 500), 0, 30 * 502, 30)).isEqualTo(30);
        assertThat(counters.get(Counter.SEQUENCE_LOST)).isEqualTo(30);
        assertThat(counters.get(Counter.EXPORTER_RESTARTS)).isZero();
    }

    @Test
    void an_exporter_may_alternate_between_two_ports_with_one_count() {
        for (int i = 0; i < 50; i++) {
            assertThat(message(from(1 + i % 2), 0, 30 * i, 30)).isZero();
        }
    }

    @Test
    void two_sessions_that_count_apart_do_not_disturb_each_other() {
        for (int i = 0; i < 50; i++) {
            assertThat(message(from(1), 0, 30 * i, 30)).isZero();
            assertThat(message(from(2), 0, 1_000_000 + 20 * i, 20)).isZero();
        }
        assertThat(counters.get(Counter.SEQUENCE_REPEATED)).isZero();
        assertThat(counters.get(Counter.EXPORTER_RESTARTS)).isZero();
    }

    @Test
    void a_tracker_is_not_taken_over_across_domains_or_protocols() {
        message(from(1), 7, 0, 30);
        final SequenceTracker original = from(1).tracker(Protocol.NETFLOW5, 7, 30);

        assertThat(from(2).tracker(Protocol.NETFLOW5, 8, 30)).isNotSameAs(original);
        assertThat(from(2).tracker(Protocol.NETFLOW9, 7, 30)).isNotSameAs(original);
        assertThat(from(2).tracker(Protocol.NETFLOW5, 7, 31)).isNotSameAs(original);
        assertThat(from(3).tracker(Protocol.NETFLOW5, 7, 30)).isSameAs(original);
    }
}
