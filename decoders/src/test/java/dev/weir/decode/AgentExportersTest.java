package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import dev.weir.flow.Exporter;
import org.junit.jupiter.api.Test;

class AgentExportersTest {
    private final ExporterSession session = SessionOf.first(Datagrams.of(new byte[0], 7));

    private static byte[] agent(int number) {
        final byte[] agent = new byte[Addresses.LENGTH];
        Addresses.toMapped(new byte[] {10, 1, (byte) (number >> 8), (byte) number}, 0, 4, agent, 0);
        return agent;
    }

    @Test
    void an_agent_is_one_exporter_however_often_it_speaks() {
        final Exporter first = session.exporter(agent(1));
        assertThat(session.exporter(agent(2))).isNotSameAs(first);
        assertThat(session.exporter(agent(1))).isSameAs(first);
    }

    @Test
    void it_has_the_sessions_address_and_its_own() {
        final byte[] own = new byte[16];
        final byte[] sender = new byte[16];
        final byte[] sessions = new byte[16];
        session.exporter(agent(1)).copyIdentity(own, 0);
        session.exporter(agent(1)).copyAddress(sender, 0);
        session.exporter().copyAddress(sessions, 0);
        assertThat(Addresses.text(own)).isEqualTo("10.1.0.1");
        assertThat(sender).isEqualTo(sessions);
        assertThat(session.exporter(agent(1)).port())
                .isEqualTo(session.exporter().port());
    }

    @Test
    void the_array_of_the_caller_may_change_afterwards() {
        final byte[] agent = agent(1);
        final Exporter first = session.exporter(agent);
        Bytes.putU32(agent, 12, 0);
        assertThat(session.exporter(agent(1))).isSameAs(first);
    }

    @Test
    void agents_beyond_the_bound_take_the_places_of_others_in_turn() {
        final Exporter first = session.exporter(agent(0));
        final Exporter second = session.exporter(agent(1));
        for (int i = 2; i <= 256; i++) {
            session.exporter(agent(i));
        }
        assertThat(session.exporter(agent(1))).isSameAs(second);
        assertThat(session.exporter(agent(0))).isNotSameAs(first);
    }
}
