package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A shard without threads that takes every protocol: datagrams in by the dispatcher, records out by the reader. */
public final class TestShard {
    /** The time of receipt of the first datagram. */
    public static final long START = 1_700_000_000_250_000_000L;

    private final DecoderContext context = DecoderContext.create();
    private final ExporterTable exporters;
    private final FlowBatch batch = new FlowBatch(0, 64 * 1024, 64 * 1024);
    private final FlowRecordReader reader = new FlowRecordReader();
    private final List<RejectReason> rejects = new ArrayList<>();
    private final DatagramDispatcher dispatcher;
    private final Datagram datagram = new Datagram();
    private Consumer<FlowRecordReader> onRecord = record -> {};
    private long received;
    private long recordsRead;

    /** Room for a hundred exporters. */
    public TestShard() {
        this(100);
    }

    /** Room for so many exporters. */
    public TestShard(int maxExporters) {
        exporters = new ExporterTable(maxExporters);
        dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(),
                context,
                exporters,
                new BatchOutput(batch, this::flush),
                (refused, reason, failure) -> {
                    rejects.add(reason);
                    if (failure != null) {
                        throw new AssertionError(failure);
                    }
                });
        System.arraycopy(HexFormat.of().parseHex("00000000000000000000ffffc0000207"), 0, datagram.address, 0, 16);
        datagram.port = 50_000;
        datagram.receivedAtEpochNanos = START;
        datagram.listener = new Listener(
                2055,
                EnumSet.allOf(Protocol.class),
                new InputLabels("default", "namespace", "collector-1", Map.of()),
                SamplingRules.NONE);
    }

    /** Lets the next datagrams come from another exporter and port. */
    public TestShard from(int exporter, int port) {
        datagram.address[13] = (byte) (exporter >> 16);
        datagram.address[14] = (byte) (exporter >> 8);
        datagram.address[15] = (byte) exporter;
        datagram.port = port;
        return this;
    }

    /** Lets the next datagrams come later. */
    public TestShard later(long nanos) {
        datagram.receivedAtEpochNanos += nanos;
        return this;
    }

    /** Receives a datagram. */
    public TestShard receive(byte[] payload) {
        return receive(payload, 0, payload.length);
    }

    /** Receives a datagram that lies somewhere in an array. */
    public TestShard receive(byte[] bytes, int offset, int length) {
        received++;
        datagram.bytes = bytes;
        datagram.offset = offset;
        datagram.length = length;
        dispatcher.onDatagram(datagram);
        return this;
    }

    /** From now on shows each record that is read back to somebody. */
    public TestShard showing(Consumer<FlowRecordReader> record) {
        onRecord = record;
        return this;
    }

    /** The records decoded since the last time. */
    public List<DecodedRecord> readAll() {
        final List<DecodedRecord> records = new ArrayList<>();
        final Consumer<FlowRecordReader> usual = onRecord;
        onRecord = record -> records.add(DecodedRecord.of(record));
        flush();
        onRecord = usual;
        return records;
    }

    /** Reads back what is in the batch. */
    public void flush() {
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

    /** A count. */
    public long count(Counter counter) {
        return context.counters().get(counter);
    }

    /** How often a datagram was refused for a reason. */
    public long count(RejectReason reason) {
        return context.rejects().get(reason);
    }

    /** The refusals so far; the caller may clear them. */
    public List<RejectReason> rejects() {
        return rejects;
    }

    /** How many exporters are remembered. */
    public int exporters() {
        return exporters.size();
    }

    /** How many datagrams it was given. */
    public long received() {
        return received;
    }

    /** Every datagram and every record is in exactly one place. */
    public void assertBooksClose() {
        flush();
        assertThat(count(Counter.DATAGRAMS_DECODED) + count(Counter.DATAGRAMS_REJECTED))
                .as("decoded + rejected = received")
                .isEqualTo(received);
        assertThat(recordsRead).as("records read back = decoded").isEqualTo(count(Counter.RECORDS_DECODED));
        long reasons = 0;
        for (RejectReason reason : RejectReason.values()) {
            reasons += count(reason);
        }
        assertThat(reasons).as("reasons = rejected").isEqualTo(count(Counter.DATAGRAMS_REJECTED));
        assertThat(count(Counter.DECODER_FAILURES)).isZero();
    }
}
