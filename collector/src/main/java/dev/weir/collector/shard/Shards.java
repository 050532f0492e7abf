package dev.weir.collector.shard;

import dev.weir.collector.account.Ledger;
import dev.weir.collector.config.CollectorSettings;
import dev.weir.collector.config.NetflowInput;
import dev.weir.collector.config.NetflowListener;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.sink.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/** Makes the shards that a configuration asks for. */
public final class Shards {
    private static final int MAX_EXPORTERS = 1 << 16;
    private static final int MAX_CHOSEN = 8;

    private Shards() {}

    /**
     * Makes the shards. Whoever restores what they knew does so before {@link Shard#start()}.
     *
     * @param configuration how many, and how large
     * @param journal where they append
     * @param ledger where their counters are summed
     */
    public static List<Shard> make(WeirConfiguration configuration, Journal journal, Ledger ledger) {
        final ShardSettings settings = settings(configuration);
        final List<Shard> shards = new ArrayList<>();
        for (int number = 0; number < count(configuration.collector()); number++) {
            final Shard shard = new Shard(number, settings, journal.newAppender());
            ledger.addCounters(shard.counters());
            ledger.addRejects(shard.rejects());
            ledger.addRing(shard::inRing);
            ledger.addWaiting(shard.waiting()::waitingSets, shard.waiting()::waitingBytes);
            shards.add(shard);
        }
        return shards;
    }

    /** Half of the cores: the others receive and deliver. */
    private static int count(CollectorSettings settings) {
        final int cores = Runtime.getRuntime().availableProcessors();
        return settings.shards() > 0 ? settings.shards() : Math.max(1, Math.min(MAX_CHOSEN, cores / 2));
    }

    private static ShardSettings settings(WeirConfiguration configuration) {
        int sockets = 0;
        int maxDatagram = 0;
        for (NetflowInput input : configuration.inputs().netflow()) {
            for (NetflowListener listener : input.listeners()) {
                sockets += listener.receivers();
                maxDatagram = Math.max(maxDatagram, listener.maxDatagram());
            }
        }
        final CollectorSettings collector = configuration.collector();
        return new ShardSettings(
                collector.ringSize(),
                sockets,
                (int) collector.batchBytes().bytes(),
                collector.linger().toNanos(),
                maxDatagram,
                MAX_EXPORTERS,
                TemplateSetup.limits(configuration.templates()),
                TemplateSetup.waiting(configuration.templates()),
                DatagramDispatcher.protocols());
    }
}
