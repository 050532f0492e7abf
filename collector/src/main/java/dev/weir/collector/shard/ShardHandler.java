package dev.weir.collector.shard;

import com.lmax.disruptor.EventHandler;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a shard's thread does: decode what the ring holds, flush what has waited, answer questions. */
final class ShardHandler implements EventHandler<DatagramSlot> {
    /** How long an idle shard sleeps at most; it bounds the time that a question waits. */
    private static final long IDLE_NANOS = 100_000_000L;

    private static final long TICK_NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final DatagramDispatcher dispatcher;
    private final JournalOutput output;
    private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
    private final Upkeep upkeep;
    private long tickedAtNanoTime = System.nanoTime();
    private final Datagram datagram = new Datagram();

    /**
     * Makes a handler.
     *
     * @param upkeep what else is to be done now and then
     */
    ShardHandler(DatagramDispatcher dispatcher, JournalOutput output, Upkeep upkeep) {
        this.dispatcher = dispatcher;
        this.output = output;
        this.upkeep = upkeep;
    }

    @Override
    public void onEvent(DatagramSlot slot, long sequence, boolean endOfBatch) {
        datagram.bytes = slot.bytes;
        datagram.length = slot.length;
        System.arraycopy(slot.address, 0, datagram.address, 0, datagram.address.length);
        datagram.port = slot.port;
        datagram.receivedAtEpochNanos = slot.receivedAtEpochNanos;
        datagram.listener = slot.listener;
        dispatcher.onDatagram(datagram);
        if (endOfBatch) {
            onPause();
        }
    }

    @Override
    public void onTimeout(long sequence) {
        onPause();
    }

    @Override
    public void onShutdown() {
        output.flush();
        onPause();
    }

    private void onPause() {
        output.repeatIfDue();
        output.flushIfDue(System.nanoTime());
        tickIfDue();
        upkeep.onPause();
        for (Runnable question = questions.poll(); question != null; question = questions.poll()) {
            question.run();
        }
    }

    /** What waits for a template, and what is too old, must go also while nothing comes in. */
    private void tickIfDue() {
        final long nanoTime = System.nanoTime();
        if (nanoTime - tickedAtNanoTime >= TICK_NANOS) {
            tickedAtNanoTime = nanoTime;
            final long epochNanos = System.currentTimeMillis() * NANOS_PER_MILLI;
            dispatcher.onTick(epochNanos);
            upkeep.onTick(epochNanos);
        }
    }

    /** Has the shard's thread run something small between two batches. Any thread. */
    void ask(Runnable question) {
        questions.add(question);
    }

    /** How long the ring may wait for the next datagram before {@link #onTimeout} is due. Shard's thread. */
    long patienceNanos() {
        return output.patienceNanos(System.nanoTime(), IDLE_NANOS);
    }

    /** What a shard does beside decoding. Called by its thread; must be quick. */
    interface Upkeep {
        /** Called between two batches of datagrams. */
        void onPause();

        /** Called every second or so, with the time in nanoseconds since 1970. */
        void onTick(long nowEpochNanos);
    }
}
