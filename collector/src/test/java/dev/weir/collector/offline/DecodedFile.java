package dev.weir.collector.offline;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.collector.capture.DatagramSource;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.FlowField;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.sink.RecordFilter;
import dev.weir.testing.FlowSeen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A capture decoded from a clean start: its flows and what became of its datagrams. */
record DecodedFile(List<FlowSeen> flows, LedgerSnapshot ledger) {
    /** Decodes what went to some ports; to all, if none is given. */
    static DecodedFile of(Path file, List<Integer> ports) throws IOException {
        final List<FlowSeen> flows = new ArrayList<>();
        final OfflineDecoder decoder = new OfflineDecoder(
                new Listener(
                        0,
                        EnumSet.allOf(Protocol.class),
                        new InputLabels("default", "namespace", "host", Map.of()),
                        SamplingRules.NONE),
                ports.size() == 1 ? ports.get(0) : 0,
                RecordFilter.ALL,
                record -> flows.add(FlowSeen.of(record)));
        try (DatagramSource source = DatagramSource.open(file, DatagramSource.AS_EXPORTED)) {
            decoder.decode(source);
        }
        return new DecodedFile(flows, decoder.ledger());
    }

    long received() {
        return ledger.get(Counter.DATAGRAMS_RECEIVED);
    }

    long rejected() {
        return ledger.get(Counter.DATAGRAMS_REJECTED);
    }

    long sum(FlowField field) {
        return flows.stream().mapToLong(flow -> flow.number(field)).sum();
    }
}
