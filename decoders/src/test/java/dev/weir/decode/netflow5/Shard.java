package dev.weir.decode.netflow5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
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
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A shard without threads: datagrams in by the dispatcher, records out by the reader of the excerpts. */
final class Shard {
    static final long NOW = 1_700_000_000_250_000_000L;

    final DecoderContext context = DecoderContext.create();
    final ExporterTable exporters;
    final FlowBatch batch = new FlowBatch(0, 64 * 1024, 64 * 1024);
    final FlowRecordReader reader = new FlowRecordReader();
    final List<RejectReason> rejects = new ArrayList<>();
    long received;
    long recordsRead;
    private final Listener listener;
    private final DatagramDispatcher dispatcher;
    private final Datagram datagram = new Datagram();
    private Consumer<FlowRecordReader> onRecord = reader -> {};

    Shard() {
        this(SamplingRules.NONE, 100);
    }

    Shard(SamplingRules sampling, int maxExporters) {
        exporters = new ExporterTable(maxExporters);
        listener = new Listener(
                2055,
                EnumSet.of(Protocol.NETFLOW5),
                new InputLabels("default", "namespace", "collector-1", Map.of()),
                sampling);
        dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(), context, exporters, this::append, (refused, reason, failure) -> {
                    rejects.add(reason);
                    if (failure != null) {
                        throw new AssertionError(failure);
                    }
                });
        System.arraycopy(HexFormat.of().parseHex("00000000000000000000ffffc0000207"), 0, datagram.address, 0, 16);
        datagram.port = 50_000;
        datagram.receivedAtEpochNanos = NOW;
        datagram.listener = listener;
    }

    private void append(Run run, Shape shape, byte[] records, int offset, int length, int count) {
        if (!batch.tryAppend(run, shape, records, offset, length, count)) {
            flush();
            assertThat(batch.tryAppend(run, shape, records, offset, length, count))
                    .isTrue();
        }
    }

    /** Lets the next datagrams come from another exporter. */
    Shard from(int exporter, int port) {
        datagram.address[14] = (byte) (exporter >> 8);
        datagram.address[15] = (byte) exporter;
        datagram.port = port;
        return this;
    }

    Shard receive(byte[] payload) {
        return receive(payload, 0, payload.length);
    }

    Shard receive(byte[] bytes, int offset, int length) {
        received++;
        datagram.bytes = bytes;
        datagram.offset = offset;
        datagram.length = length;
        dispatcher.onDatagram(datagram);
        return this;
    }

    /** From now on shows each record that is read back to somebody. */
    Shard showing(Consumer<FlowRecordReader> record) {
        onRecord = record;
        return this;
    }

    /** Reads back what was decoded since the last time. */
    void read(Consumer<FlowRecordReader> record) {
        final Consumer<FlowRecordReader> usual = onRecord;
        onRecord = record;
        flush();
        onRecord = usual;
    }

    /** The records decoded since the last time, as what is asked of each. */
    <T> List<T> readAll(java.util.function.Function<FlowRecordReader, T> ask) {
        final List<T> answers = new ArrayList<>();
        read(record -> answers.add(ask.apply(record)));
        return answers;
    }

    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        assertThat(reader.wrap(batch.bytes(), 0, batch.finish())).isTrue();
        while (reader.next()) {
            recordsRead++;
            onRecord.accept(reader);
        }
        assertThat(reader.isDamaged()).isFalse();
        batch.clear();
    }

    long count(Counter counter) {
        return context.counters().get(counter);
    }

    void assertBooksClose() {
        assertThat(count(Counter.DATAGRAMS_DECODED) + count(Counter.DATAGRAMS_REJECTED))
                .as("decoded + rejected = received")
                .isEqualTo(received);
        assertThat(recordsRead).as("records read back = decoded").isEqualTo(count(Counter.RECORDS_DECODED));
        long reasons = 0;
        for (RejectReason reason : RejectReason.values()) {
            reasons += context.rejects().get(reason);
        }
        assertThat(reasons).as("reasons = rejected").isEqualTo(count(Counter.DATAGRAMS_REJECTED));
        assertThat(count(Counter.DECODER_FAILURES)).isZero();
    }
}
