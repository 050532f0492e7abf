package dev.weir.collector.ops;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSection;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.decode.RejectReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads back what {@link dev.weir.collector.account.LedgerJson} wrote, so that one table shows both near and far. */
final class LedgerReader {
    private LedgerReader() {}

    /** Reads a ledger; what a collector of another version does not tell is 0. */
    static LedgerSnapshot read(JsonValue ledger) {
        final JsonValue datagrams = ledger.get("datagrams");
        final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            final JsonValue section = ledger.get(LedgerSection.of(counter).key());
            counts.put(counter, count(section, counter.label()));
        }
        final Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
        for (RejectReason reason : RejectReason.values()) {
            rejects.put(
                    reason,
                    datagrams.get("rejected_by_reason").get(reason.label()).number());
        }
        final JsonValue kernel = datagrams.get("dropped_by_kernel");
        return new LedgerSnapshot(
                counts,
                rejects,
                kernel.isPresent() ? kernel.number() : -1,
                datagrams.get("in_ring").number(),
                new LedgerSnapshot.Waiting(
                        ledger.get("sets").get("waiting").number(),
                        ledger.get("sets").get("waiting_bytes").number()),
                sinks(ledger));
    }

    /** A count stands in its section, or among what the section calls dropped. */
    private static long count(JsonValue section, String label) {
        final JsonValue count = section.get(label);
        return count.isPresent()
                ? count.number()
                : section.get("dropped").get(label).number();
    }

    private static List<LedgerSnapshot.SinkLine> sinks(JsonValue ledger) {
        return ledger.get("sinks").elements().stream()
                .map(sink -> new LedgerSnapshot.SinkLine(
                        sink.get("name").text(),
                        sink.get("due").number(),
                        sink.get("delivered").number(),
                        sink.get("filtered").number(),
                        sink.get("failed").number(),
                        sink.get("overtaken_by_retention").number(),
                        sink.get("behind").number()))
                .toList();
    }
}
