package dev.weir.decode;

import dev.weir.flow.Addresses;
import dev.weir.flow.Exporter;
import java.util.Arrays;

/**
 * The agents that speak in a transport session of sFlow, each as an exporter of its own. Bounded: a sender that invents
 * agents takes its own memory's places in turn. Owned by the shard's thread.
 */
final class AgentExporters {
    private static final int MOST_AGENTS = 256;

    private byte[][] agents = new byte[2][];
    private Exporter[] exporters = new Exporter[2];
    private int count;
    private int lastHit;
    private int nextVictim;

    /** Finds the exporter of an agent address of 16 bytes, new if need be. */
    Exporter find(Exporter session, byte[] agent) {
        for (int i = 0, at = lastHit; i < count; i++, at = at + 1 == count ? 0 : at + 1) {
            if (Arrays.equals(agents[at], agent)) {
                lastHit = at;
                return exporters[at];
            }
        }
        return add(session, agent);
    }

    private Exporter add(Exporter session, byte[] agent) {
        int place = count;
        if (count == MOST_AGENTS) {
            place = nextVictim;
            nextVictim = (nextVictim + 1) % MOST_AGENTS;
        } else if (count++ == agents.length) {
            agents = Arrays.copyOf(agents, 2 * agents.length);
            exporters = Arrays.copyOf(exporters, 2 * exporters.length);
        }
        final byte[] address = new byte[Addresses.LENGTH];
        session.copyAddress(address, 0);
        agents[place] = agent.clone();
        exporters[place] =
                new Exporter(address, session.port(), session.listenerPort(), agents[place], session.labels());
        lastHit = place;
        return exporters[place];
    }
}
