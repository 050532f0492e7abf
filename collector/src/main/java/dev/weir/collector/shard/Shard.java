package dev.weir.collector.shard;

import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.EventProcessor;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.RejectReason;
import dev.weir.decode.options.IntakeLimits;
import dev.weir.decode.options.OptionsIntake;
import dev.weir.decode.template.WaitingRoom;
import dev.weir.flow.FlowBatch;
import dev.weir.sink.journal.JournalAppender;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard: a ring, the thread {@code weir-shard-n} that empties it, and the state of the exporters whose addresses
 * hash to it.
 */
public final class Shard {
    private static final int MAX_BATCH = 256;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long LOOK_NANOS = 200_000L;

    /** What the last batch may take even if no time is left. */
    private static final long LAST_BATCH_MILLIS = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);

    private final int number;
    private final DecoderContext context;
    private final ShardKnowledge knowledge;
    private final ShardHandler handler;
    private final Disruptor<DatagramSlot> disruptor;
    private final RingBuffer<DatagramSlot> ring;
    private volatile Thread thread;
    private volatile Throwable failure;

    /**
     * Makes a shard that does not run yet.
     *
     * @param number its number, from 0
     * @param settings sizes and times
     * @param appender the journal's appender for this shard alone
     */
    public Shard(int number, ShardSettings settings, JournalAppender appender) {
        this.number = number;
        final OptionsIntake options = new OptionsIntake(IntakeLimits.DEFAULT);
        final ExporterTable exporters = new ExporterTable(settings.maxExporters(), settings.templates());
        this.context = DecoderContext.create(options, settings.waiting());
        this.knowledge = new ShardKnowledge(exporters, options);
        final JournalOutput output = new JournalOutput(
                batch(settings),
                new JournalWay(appender),
                context.counters(),
                settings.lingerNanos(),
                new KnownOptions(batch(settings), options::forEachKnown, context.counters()),
                this::onFailure);
        this.handler = new ShardHandler(
                new DatagramDispatcher(settings.protocols(), context, exporters, output, new RejectLog()),
                output,
                knowledge);
        final EventFactory<DatagramSlot> slots = DatagramSlot::new;
        this.disruptor = new Disruptor<>(
                slots,
                settings.ringSize(),
                this::newThread,
                settings.receivers() == 1 ? ProducerType.SINGLE : ProducerType.MULTI,
                new ParkingWaitStrategy(handler::patienceNanos));
        disruptor.handleEventsWith(this::processor);
        this.ring = disruptor.getRingBuffer();
    }

    private FlowBatch batch(ShardSettings settings) {
        return new FlowBatch(number, settings.batchBytes(), settings.maxDatagram());
    }

    private Thread newThread(Runnable task) {
        thread = new Thread(task, "weir-shard-" + number);
        return thread;
    }

    /** Slots are given back after a bounded number of datagrams, not only when the ring has been emptied. */
    private EventProcessor processor(RingBuffer<DatagramSlot> buffer, Sequence[] barrier) {
        final var processor = new BatchEventProcessorBuilder()
                .setMaxBatchSize(MAX_BATCH)
                .build(buffer, buffer.newBarrier(barrier), handler);
        processor.setExceptionHandler(new ShardFailures(this));
        return processor;
    }

    /** Starts the thread. */
    public void start() {
        disruptor.start();
    }

    /**
     * Hands over a datagram. Called by receivers; never waits.
     *
     * @param payload the datagram; copied, not released
     * @param address the sender's address, 16 bytes; copied
     * @param port the sender's port
     * @param receivedAtEpochNanos when it was received
     * @param listener who received it
     * @return false if the ring is full
     */
    public boolean tryPublish(ByteBuf payload, byte[] address, int port, long receivedAtEpochNanos, Listener listener) {
        final long sequence = claim();
        if (sequence < 0) {
            return false;
        }
        try {
            final DatagramSlot slot = ring.get(sequence);
            slot.put(payload);
            System.arraycopy(address, 0, slot.address, 0, address.length);
            slot.port = port;
            slot.receivedAtEpochNanos = receivedAtEpochNanos;
            slot.listener = listener;
        } finally {
            ring.publish(sequence);
        }
        return true;
    }

    /** The look before the try keeps a storm of datagrams at a full ring from becoming a storm of exceptions. */
    private long claim() {
        if (!ring.hasAvailableCapacity(1)) {
            return -1;
        }
        try {
            return ring.tryNext();
        } catch (InsufficientCapacityException fullByNow) {
            return -1;
        }
    }

    /**
     * Stops: everything published is decoded and appended first, and the thread has ended. Nobody publishes any more.
     *
     * @return false if that took longer than the time given; the rest stays in the ring, counted as such
     */
    public boolean stop(long timeoutMillis) {
        final long startedAtNanoTime = System.nanoTime();
        final boolean emptied = tryEmpty(timeoutMillis);
        // An emptied ring does not mean an appended batch: the thread does that last.
        final boolean ended = tryJoin(timeoutMillis - (System.nanoTime() - startedAtNanoTime) / NANOS_PER_MILLI);
        if (!emptied || !ended) {
            LOG.error("shard {} still had {} datagrams in its ring after {} ms", number, inRing(), timeoutMillis);
        }
        return emptied && ended;
    }

    /** Disruptor.shutdown() would burn a core meanwhile, and overlook what a thread that has yet to begin is to do. */
    private boolean tryEmpty(long timeoutMillis) {
        final long deadline = System.nanoTime() + timeoutMillis * NANOS_PER_MILLI;
        while (inRing() > 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        disruptor.halt();
        return inRing() == 0;
    }

    private boolean tryJoin(long timeoutMillis) {
        if (thread == null) {
            return true;
        }
        try {
            thread.join(Math.max(LAST_BATCH_MILLIS, timeoutMillis));
            return !thread.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Its number, from 0. */
    public int number() {
        return number;
    }

    /** Datagrams that wait in the ring. Any thread. */
    public long inRing() {
        return ring.getBufferSize() - ring.remainingCapacity();
    }

    /** How many datagrams the ring holds at most. */
    public int ringSize() {
        return ring.getBufferSize();
    }

    /** The room in which data sets wait for their template, for its gauges alone. */
    public WaitingRoom waiting() {
        return context.waiting();
    }

    /** Its counters, to read. */
    public Counters<Counter> counters() {
        return context.counters();
    }

    /** Its counts of refused datagrams, to read. */
    public Counters<RejectReason> rejects() {
        return context.rejects();
    }

    /**
     * Asks the shard's thread. Any thread.
     *
     * @param question what to ask; gives a copy, and is quick, since no datagram is decoded meanwhile
     * @return the answer, when the thread comes to it
     */
    public <T> CompletableFuture<T> ask(Function<ShardKnowledge, T> question) {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        handler.ask(() -> {
            try {
                answer.complete(question.apply(knowledge));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
                throw e;
            }
        });
        return answer;
    }

    /** What it knows: for the thread that has yet to start the shard, or has stopped it. */
    public ShardKnowledge knowledge() {
        return knowledge;
    }

    /**
     * A number that changes when a template or an option record is added, changed or taken away: a reason to save. Any
     * thread.
     */
    public long stateVersion() {
        final Counters<Counter> counters = context.counters();
        return knowledge.optionsVersion()
                + counters.get(Counter.TEMPLATES_ADDED)
                + counters.get(Counter.TEMPLATES_CHANGED)
                + counters.get(Counter.TEMPLATES_WITHDRAWN)
                + counters.get(Counter.TEMPLATES_EXPIRED);
    }

    /** The first failure of our own in this shard; null while there is none. Any thread. */
    public Throwable failure() {
        return failure;
    }

    /** Takes note of a failure of our own. */
    void onFailure(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        LOG.error("shard {} failed and goes on with the next datagram", number, cause);
    }
}
