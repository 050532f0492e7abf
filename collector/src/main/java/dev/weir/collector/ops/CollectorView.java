package dev.weir.collector.ops;

import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.collector.shard.KnownExporter;
import dev.weir.collector.shard.ShardFigures;
import dev.weir.decode.template.TemplateSummary;
import dev.weir.flow.ie.InformationElements;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What operations may see of a running collector. Any thread. */
public interface CollectorView {
    /** The ledger now. */
    LedgerSnapshot ledger();

    /**
     * The exporters seen last, over all shards, the most recent first.
     *
     * @param limit how many at most
     * @param names how many names of each kind that each exporter gave; 0 for none
     */
    CompletableFuture<List<KnownExporter>> exporters(int limit, int names);

    /** Figures of the shards' memory, one of each shard. */
    CompletableFuture<List<ShardFigures>> figures();

    /**
     * The templates that were sent last, the most recent first.
     *
     * @param exporter only those of this exporter's address, 16 bytes; null for all
     * @param limit how many at most
     */
    CompletableFuture<List<TemplateSummary>> templates(byte[] exporter, int limit);

    /** The dictionary that names information elements now. */
    InformationElements dictionary();

    /** How many things are wrong with the dictionary's files, so that the elements stay as they were; 0 if none. */
    int dictionaryProblems();

    /** The parts' health now. */
    List<HealthCheck> health();

    /** The listeners. */
    List<ListenerStatus> listeners();

    /** How far each sink is behind. */
    List<SinkStatus> sinks();

    /** The journal's figures. */
    JournalStatus journal();

    /** When the collector was started, milliseconds since 1970. */
    long startedAtEpochMillis();

    /**
     * The health of a part.
     *
     * @param name the part
     * @param up whether it does its work
     * @param detail why not, or what it is doing
     */
    record HealthCheck(String name, boolean up, String detail) {}

    /**
     * A listener's figures.
     *
     * @param port its UDP port
     * @param host its local address
     * @param received datagrams taken out of its sockets
     * @param droppedByKernel datagrams that the kernel dropped at its sockets; -1 if unknown
     */
    record ListenerStatus(int port, String host, long received, long droppedByKernel) {}

    /**
     * A sink's state.
     *
     * @param name its name
     * @param type its type
     * @param up whether its last attempt succeeded
     * @param lagRecords records that it has yet to come to
     * @param lagBytes bytes of excerpts that it has yet to come to
     * @param lagNanos age of the oldest excerpt that it has yet to come to, in nanoseconds
     * @param retries attempts that failed so far
     */
    record SinkStatus(
            String name, String type, boolean up, long lagRecords, long lagBytes, long lagNanos, long retries) {}

    /**
     * The journal's state.
     *
     * @param directory where it is
     * @param firstRecord number of the oldest record retained
     * @param endRecord number that the next record will get
     * @param endByte bytes of excerpts ever appended
     * @param refusing whether it refuses because the disk is nearly full
     */
    record JournalStatus(String directory, long firstRecord, long endRecord, long endByte, boolean refusing) {}
}
