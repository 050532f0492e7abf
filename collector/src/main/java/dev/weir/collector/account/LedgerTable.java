package dev.weir.collector.account;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import java.util.Locale;
import java.util.Map;

/** The ledger as people read it: printed at shutdown and by {@code ./weir status}. */
public final class LedgerTable {
    private final StringBuilder text = new StringBuilder();

    private LedgerTable() {}

    /** Renders a snapshot; lines that are 0 and say nothing are left out. */
    public static String render(LedgerSnapshot ledger) {
        final LedgerTable table = new LedgerTable();
        table.datagrams(ledger);
        table.sets(ledger);
        table.records(ledger);
        ledger.sinks().forEach(table::sink);
        table.text.append(ledger.closes() ? "the books close\n" : "the books are open: something is in motion\n");
        return table.text.toString();
    }

    private void datagrams(LedgerSnapshot ledger) {
        line("datagrams received", ledger.get(Counter.DATAGRAMS_RECEIVED));
        unlessZero("  dropped: ring full", ledger.get(Counter.DATAGRAMS_DROPPED_RING_FULL));
        unlessZero("  dropped: oversize", ledger.get(Counter.DATAGRAMS_DROPPED_OVERSIZE));
        unlessZero("  dropped: truncated", ledger.get(Counter.DATAGRAMS_DROPPED_TRUNCATED));
        unlessZero("  dropped: not allowed", ledger.get(Counter.DATAGRAMS_DROPPED_NOT_ALLOWED));
        line("  decoded", ledger.get(Counter.DATAGRAMS_DECODED));
        for (Map.Entry<RejectReason, Long> reject : ledger.rejects().entrySet()) {
            unlessZero("  rejected: " + reject.getKey().label(), reject.getValue());
        }
        unlessZero("  in the rings", ledger.inRing());
        if (ledger.droppedByKernel() >= 0) {
            line("dropped by the kernel", ledger.droppedByKernel());
        }
    }

    private void sets(LedgerSnapshot ledger) {
        final long templates = ledger.get(Counter.TEMPLATES_ADDED) + ledger.get(Counter.TEMPLATES_CHANGED);
        if (ledger.get(Counter.SETS_SEEN) + templates + ledger.get(Counter.TEMPLATES_REFUSED) == 0) {
            return;
        }
        line("templates learned", templates);
        unlessZero("  of these changed", ledger.get(Counter.TEMPLATES_CHANGED));
        unlessZero("  conflicting", ledger.get(Counter.TEMPLATES_CONFLICTING));
        unlessZero("  withdrawn", ledger.get(Counter.TEMPLATES_WITHDRAWN));
        unlessZero("  expired", ledger.get(Counter.TEMPLATES_EXPIRED));
        unlessZero("  refused", ledger.get(Counter.TEMPLATES_REFUSED));
        line("data sets seen", ledger.get(Counter.SETS_SEEN));
        line("  decoded", ledger.get(Counter.SETS_DECODED));
        unlessZero("    of these had waited", ledger.get(Counter.SETS_REPLAYED));
        unlessZero("  waiting for a template", ledger.waiting().sets());
        unlessZero("  dropped: no template in time", ledger.get(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED));
        unlessZero("  dropped: no room to wait", ledger.get(Counter.SETS_DROPPED_WAITING_ROOM_FULL));
        unlessZero("  dropped: malformed", ledger.get(Counter.SETS_DROPPED_MALFORMED));
    }

    private void records(LedgerSnapshot ledger) {
        line("records decoded", ledger.get(Counter.RECORDS_DECODED));
        unlessZero("  of these options", ledger.get(Counter.RECORDS_OPTIONS));
        unlessZero("options repeated for new readers", ledger.get(Counter.RECORDS_REPEATED));
        line("  journaled", ledger.get(Counter.RECORDS_JOURNALED));
        unlessZero("  dropped: disk nearly full", ledger.get(Counter.RECORDS_DROPPED_JOURNAL_REFUSED));
        unlessZero("  dropped: journal failed", ledger.get(Counter.RECORDS_DROPPED_JOURNAL_FAILED));
        unlessZero("  in batches", ledger.inBatch());
        unlessZero("lost on the way, by sequence", ledger.get(Counter.SEQUENCE_LOST));
        unlessZero("  of these came late", ledger.get(Counter.SEQUENCE_RECOVERED));
        unlessZero("exporter restarts", ledger.get(Counter.EXPORTER_RESTARTS));
    }

    private void sink(LedgerSnapshot.SinkLine sink) {
        line("sink " + sink.name() + ": delivered", sink.delivered());
        unlessZero("  filtered", sink.filtered());
        unlessZero("  failed", sink.failed());
        unlessZero("  overtaken by retention", sink.overtaken());
        unlessZero("  behind", sink.behind());
    }

    private void unlessZero(String label, long value) {
        if (value != 0) {
            line(label, value);
        }
    }

    private void line(String label, long value) {
        text.append(String.format(Locale.ROOT, "%-32s %,15d%n", label, value));
    }
}
