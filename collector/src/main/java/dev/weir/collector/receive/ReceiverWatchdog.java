package dev.weir.collector.receive;

import dev.weir.collector.ops.CollectorView.HealthCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices a socket that nobody reads: datagrams wait in it at two looks in a row, and its receiver has taken none in
 * between. A receiver that works empties its socket within milliseconds, however busy it is. Looks from the thread
 * {@code weir-watchdog}, every few seconds; health may be asked by any thread.
 */
final class ReceiverWatchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverWatchdog.class);
    private static final long PERIOD_SECONDS = 4;

    private final Supplier<SocketTable> tables;
    private final List<Watch> watches = new ArrayList<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, "weir-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A socket to watch.
     *
     * @param listener the listener that it belongs to, as people know it
     * @param inodes its inode; empty if it is not known
     * @param port its port
     * @param received how many datagrams its receiver has taken so far
     */
    record Socket(String listener, Set<String> inodes, int port, LongSupplier received) {}

    /** Makes a watchdog that sleeps. */
    ReceiverWatchdog(List<Socket> sockets, Supplier<SocketTable> tables) {
        this.tables = tables;
        sockets.forEach(socket -> watches.add(new Watch(socket)));
    }

    /** Looks from now on. */
    void start() {
        executor.scheduleWithFixedDelay(this::lookSafely, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("the sockets could not be looked at", e);
        }
    }

    void look() {
        final SocketTable table = tables.get();
        if (table != null) {
            watches.forEach(watch -> watch.look(table));
        }
    }

    /** A check for each socket: up unless nobody reads it. */
    List<HealthCheck> health() {
        return watches.stream().map(Watch::health).toList();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** What was seen of a socket. */
    private static final class Watch {
        private final Socket socket;
        private long receivedAtLastLook;
        private boolean waitedAtLastLook;
        private volatile boolean stalled;

        Watch(Socket socket) {
            this.socket = socket;
        }

        void look(SocketTable table) {
            long queuedBytes = 0;
            long drops = 0;
            for (SocketTable.Row row : table.of(socket.inodes(), socket.port())) {
                queuedBytes += row.queuedBytes();
                drops += row.drops();
            }
            final long received = socket.received().getAsLong();
            final boolean stallsNow = queuedBytes > 0 && waitedAtLastLook && received == receivedAtLastLook;
            if (stallsNow && !stalled) {
                LOG.error(
                        "{}: nobody reads its socket: {} bytes wait in it, the kernel has dropped {} datagrams",
                        socket.listener(),
                        queuedBytes,
                        drops);
            } else if (stalled && !stallsNow) {
                LOG.info("{}: its socket is read again", socket.listener());
            }
            waitedAtLastLook = queuedBytes > 0;
            receivedAtLastLook = received;
            stalled = stallsNow;
        }

        HealthCheck health() {
            return new HealthCheck(
                    "receiver-" + socket.listener(), !stalled, stalled ? "nobody reads its socket" : "receives");
        }
    }
}
