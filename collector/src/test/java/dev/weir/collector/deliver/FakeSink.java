package dev.weir.collector.deliver;

import dev.weir.flow.FlowField;
import dev.weir.sink.Sink;
import dev.weir.sink.SinkBatch;
import dev.weir.sink.SinkHealth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes source ports, and fails when it is told to: each failure is thrown once, by the call it is meant for. */
final class FakeSink implements Sink {
    final AtomicInteger startFailures = new AtomicInteger();
    final AtomicInteger writeFailures = new AtomicInteger();
    final AtomicInteger writeFailuresAfterFirst = new AtomicInteger();
    final AtomicInteger flushFailures = new AtomicInteger();
    final AtomicInteger bugs = new AtomicInteger();
    volatile boolean closed;
    volatile Error error;
    volatile int giveUpPort = -1;
    private final List<Long> unflushed = new ArrayList<>();
    private final List<Long> flushed = new ArrayList<>();

    @Override
    public void start() throws IOException {
        failIfDue(startFailures, "start");
    }

    @Override
    public synchronized void write(SinkBatch batch) throws IOException {
        if (error != null) {
            throw error;
        }
        final List<Long> ports = new ArrayList<>();
        while (batch.next()) {
            final long port = batch.record().getLong(FlowField.SOURCE_PORT);
            if (port == giveUpPort) {
                batch.fail();
                continue;
            }
            ports.add(port);
        }
        failIfDue(writeFailures, "write");
        if (!unflushed.isEmpty()) {
            failIfDue(writeFailuresAfterFirst, "write more");
        }
        if (bugs.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("a bug");
        }
        unflushed.addAll(ports);
    }

    @Override
    public synchronized void flush() throws IOException {
        failIfDue(flushFailures, "flush");
        flushed.addAll(unflushed);
        unflushed.clear();
    }

    private static void failIfDue(AtomicInteger failures, String what) throws IOException {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("cannot " + what);
        }
    }

    /** The source ports of the records that were taken and flushed. */
    synchronized List<Long> flushed() {
        return List.copyOf(flushed);
    }

    @Override
    public SinkHealth check() {
        return SinkHealth.UP;
    }

    @Override
    public void close() {
        closed = true;
    }
}
