package dev.weir.collector.offline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.collector.account.Ledger;
import dev.weir.collector.account.LedgerJson;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.collector.capture.CaptureCounter;
import dev.weir.collector.capture.CaptureCounts;
import dev.weir.collector.capture.CapturedDatagram;
import dev.weir.collector.capture.DatagramSource;
import dev.weir.collector.shard.RejectLog;
import dev.weir.decode.BatchOutput;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.FlowOutput;
import dev.weir.decode.Listener;
import dev.weir.decode.options.IntakeLimits;
import dev.weir.decode.options.OptionsIntake;
import dev.weir.decode.template.WaitingLimits;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.RecordFilter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Decodes datagrams out of files. A datagram is received when the file says it was captured, so the same file gives the
 * same records at any time, and what waits for its template or has not been sent again grows old as the captured time
 * goes on, as it does in a collector. Owned by one thread.
 */
public final class OfflineDecoder {
    private static final int MAX_DATAGRAM = 0xffff;
    private static final int BATCH_BYTES = 64 << 10;
    private static final int MAX_EXPORTERS = 1 << 16;
    private static final long TICK_NANOS = 1_000_000_000L;

    /** Takes records, in the order of the datagrams. */
    @FunctionalInterface
    public interface RecordConsumer {
        /**
         * Takes the record that the reader stands on.
         *
         * @throws IOException if it cannot be taken; that ends the decoding
         */
        void accept(FlowRecordReader record) throws IOException;
    }

    private final Listener listener;
    private final int onlyPort;
    private final RecordFilter filter;
    private final RecordConsumer consumer;
    /** Learns from option records as a shard does, so that a capture's flows say what they would have said live. */
    private final DecoderContext context =
            DecoderContext.create(new OptionsIntake(IntakeLimits.DEFAULT), WaitingLimits.DEFAULT);

    private final Counters<Counter> counters = context.counters();
    private final Ledger ledger = new Ledger();
    private final CaptureCounts captures = new CaptureCounts();
    private final FlowBatch batch = new FlowBatch(0, BATCH_BYTES, MAX_DATAGRAM);
    private final FlowRecordReader reader = new FlowRecordReader();
    private final CapturedDatagram captured = new CapturedDatagram();
    private final Datagram datagram = new Datagram();
    private final DatagramDispatcher dispatcher;
    private final OtherPorts otherPorts = new OtherPorts();
    private long tickedAtEpochNanos;
    private long delivered;
    private long filtered;
    private boolean forwardAccepted;
    private IOException failure;

    /**
     * Makes a decoder that remembers exporters from file to file.
     *
     * @param listener what may come in, and how it is labelled
     * @param onlyPort the destination port of the datagrams that are meant; 0 for all
     * @param filter which records are meant
     * @param consumer takes them
     */
    public OfflineDecoder(Listener listener, int onlyPort, RecordFilter filter, RecordConsumer consumer) {
        this.listener = listener;
        this.onlyPort = onlyPort;
        this.filter = filter;
        this.consumer = consumer;
        final FlowOutput output = new BatchOutput(batch, this::makeRoom);
        this.dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(), context, new ExporterTable(MAX_EXPORTERS), output, new RejectLog());
        ledger.addCounters(counters);
        ledger.addRejects(context.rejects());
        ledger.addWaiting(context.waiting()::waitingSets, context.waiting()::waitingBytes);
        ledger.addSink(this::line);
    }

    /** Called in the midst of decoding, where an I/O error has no business: it is kept until the datagram is done. */
    private void makeRoom() {
        try {
            deliver();
        } catch (IOException e) {
            failure = e;
            batch.clear();
        }
    }

    /**
     * Decodes a file to its end.
     *
     * @throws IOException if the file cannot be read, or a record cannot be taken
     */
    public void decode(DatagramSource source) throws IOException {
        while (source.next(captured)) {
            tick(captured.capturedAtEpochNanos());
            if (onlyPort == 0 || captured.destinationPort() == onlyPort) {
                decodeOne();
            } else {
                otherPorts.add(captured.destinationPort());
            }
        }
        captures.addAll(source.counts());
    }

    /** Time that is unknown, or goes back as from one file to another, ages nothing. */
    private void tick(long epochNanos) {
        if (epochNanos - tickedAtEpochNanos >= TICK_NANOS) {
            tickedAtEpochNanos = epochNanos;
            dispatcher.onTick(epochNanos);
        }
    }

    private void decodeOne() throws IOException {
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        counters.add(Counter.BYTES_RECEIVED, captured.length());
        if (captured.truncated()) {
            counters.increment(Counter.DATAGRAMS_DROPPED_TRUNCATED);
            return;
        }
        counters.increment(Counter.DATAGRAMS_QUEUED);
        datagram.bytes = captured.bytes();
        datagram.offset = captured.offset();
        datagram.length = captured.length();
        System.arraycopy(captured.sourceAddress(), 0, datagram.address, 0, datagram.address.length);
        datagram.port = captured.sourcePort();
        datagram.receivedAtEpochNanos = captured.capturedAtEpochNanos();
        datagram.listener = listener;
        dispatcher.onDatagram(datagram);
        if (failure != null) {
            throw failure;
        }
        deliver();
    }

    private void deliver() throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        counters.add(Counter.RECORDS_JOURNALED, batch.recordCount());
        reader.wrap(batch.bytes(), 0, batch.finish());
        while (reader.next()) {
            deliverOne();
        }
        batch.clear();
    }

    /** The second half of a biflow that is split is the same record as the first one, and counted as one. */
    private void deliverOne() throws IOException {
        final boolean accepted = filter.accepts(reader);
        if (accepted) {
            consumer.accept(reader);
        }
        if (!reader.isSecondHalf()) {
            forwardAccepted = accepted;
            delivered += accepted ? 1 : 0;
            filtered += accepted ? 0 : 1;
        } else if (accepted && !forwardAccepted) {
            delivered++;
            filtered--;
        }
    }

    private LedgerSnapshot.SinkLine line() {
        final long journaled = counters.get(Counter.RECORDS_JOURNALED);
        return new LedgerSnapshot.SinkLine(
                "output", journaled, delivered, filtered, journaled - delivered - filtered, 0, 0);
    }

    /** The reader of the records, to be told how it is to read. */
    public FlowRecordReader reader() {
        return reader;
    }

    /** What became of the datagrams so far. */
    public LedgerSnapshot ledger() {
        return ledger.snapshot();
    }

    /** What became of the packets of the capture files read so far. */
    public CaptureCounts captures() {
        return captures;
    }

    /** The ports of the datagrams that were passed by because another port was asked for. */
    public OtherPorts otherPorts() {
        return otherPorts;
    }

    /** The ledger as one JSON object, with what became of the files' packets. */
    public String ledgerJson() {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("captures");
            for (CaptureCounter counter : CaptureCounter.values()) {
                json.writeNumberField(counter.label(), captures.get(counter));
            }
            json.writeEndObject();
            LedgerJson.write(json, ledger.snapshot());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
