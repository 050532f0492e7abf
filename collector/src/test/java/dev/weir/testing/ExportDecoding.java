package dev.weir.testing;

import dev.weir.account.Counter;
import dev.weir.decode.BatchOutput;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.RejectReason;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Datagrams of all protocols through the decoders from a clean start: every record, and the counts. */
public final class ExportDecoding {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long SPACING = 1_000_000L;

    private final DecoderContext context = DecoderContext.create();
    private final FlowBatch batch = new FlowBatch(0, 64 << 10, 0xffff);
    private final FlowRecordReader reader = new FlowRecordReader();
    private final Datagram datagram = new Datagram();
    private final List<SeenRecord> records = new ArrayList<>();
    private final List<RejectReason> rejects = new ArrayList<>();
    private final DatagramDispatcher dispatcher = new DatagramDispatcher(
            DatagramDispatcher.protocols(),
            context,
            new ExporterTable(1000),
            new BatchOutput(batch, this::flush),
            (refused, reason, failure) -> {
                rejects.add(reason);
                if (failure != null) {
                    throw new AssertionError(failure);
                }
            });
    private int received;

    private ExportDecoding() {
        datagram.listener = new Listener(
                0,
                EnumSet.allOf(Protocol.class),
                new InputLabels("default", "namespace", "host", Map.of()),
                SamplingRules.NONE);
    }

    /** Decodes datagrams in their order; those without a time of their own come a millisecond after one another. */
    public static ExportDecoding of(List<ExportPayload> payloads) {
        final ExportDecoding decoding = new ExportDecoding();
        payloads.forEach(decoding::receive);
        return decoding;
    }

    private void receive(ExportPayload payload) {
        datagram.bytes = payload.bytes();
        datagram.offset = 0;
        datagram.length = payload.bytes().length;
        System.arraycopy(payload.source(), 0, datagram.address, 0, datagram.address.length);
        datagram.port = payload.port();
        datagram.receivedAtEpochNanos =
                payload.atEpochNanos() != 0 ? payload.atEpochNanos() : START + received * SPACING;
        received++;
        dispatcher.onDatagram(datagram);
        flush();
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        reader.wrap(batch.bytes(), 0, batch.finish());
        while (reader.next()) {
            records.add(SeenRecord.of(reader));
        }
        if (reader.isDamaged()) {
            throw new AssertionError("the batch made an excerpt that its reader calls damaged");
        }
        batch.clear();
    }

    /** How many datagrams were decoded. */
    public int received() {
        return received;
    }

    /** Records of every kind, in the order in which they were decoded. */
    public List<SeenRecord> records() {
        return records;
    }

    /** Records that are no options. */
    public List<SeenRecord> flows() {
        return records.stream().filter(record -> !record.options()).toList();
    }

    /** Records of options templates. */
    public List<SeenRecord> options() {
        return records.stream().filter(SeenRecord::options).toList();
    }

    /** Refusals, in the order of the datagrams. */
    public List<RejectReason> rejects() {
        return rejects;
    }

    /** A count. */
    public long get(Counter counter) {
        return context.counters().get(counter);
    }
}
