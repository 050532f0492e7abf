package dev.weir.collector.receive;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.collector.account.Ledger;
import dev.weir.collector.config.NetflowInput;
import dev.weir.collector.config.NetflowListener;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.collector.ops.CollectorView.HealthCheck;
import dev.weir.collector.ops.CollectorView.ListenerStatus;
import dev.weir.collector.shard.ShardRouter;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of a configuration and the loops that read them. */
public final class Receivers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Receivers.class);
    private static final long EMPTYING_NANOS = 500_000_000L;
    private static final long LOOK_NANOS = 2_000_000L;

    private final List<UdpListener> listeners = new ArrayList<>();
    private final EventLoopGroup loops;
    private ReceiverWatchdog watchdog;
    private volatile boolean closing;
    private boolean closed;
    private List<ListenerStatus> last = List.of();

    private Receivers(Transport transport, int threads, Consumer<String> onFatal) {
        this.loops = transport.newLoops(threads, thread -> onThreadEnd(thread, onFatal));
    }

    /** A loop ends with the receivers. One that ends before leaves sockets that nobody will ever read again. */
    private void onThreadEnd(String thread, Consumer<String> onFatal) {
        if (!closing) {
            onFatal.accept("the thread " + thread + " has died, and nobody reads its sockets any more");
        }
    }

    /**
     * Opens all listeners.
     *
     * @param configuration which
     * @param router where datagrams go
     * @param ledger where the counters are summed
     * @param onFatal told when a receiver's thread has died, by that thread: the collector cannot go on
     * @throws IOException if a port cannot be bound; no socket stays open then
     */
    public static Receivers open(
            WeirConfiguration configuration, ShardRouter router, Ledger ledger, Consumer<String> onFatal)
            throws IOException {
        final Transport transport = Transport.choose();
        final Receivers receivers = new Receivers(transport, loops(configuration), onFatal);
        try {
            receivers.openAll(configuration, transport, router);
            receivers.watch();
        } catch (IOException | RuntimeException e) {
            receivers.close();
            throw e;
        }
        receivers.listeners.forEach(listener -> listener.counters().forEach(ledger::addCounters));
        ledger.addKernelDrops(receivers::droppedByKernel);
        return receivers;
    }

    private void openAll(WeirConfiguration configuration, Transport transport, ShardRouter router) throws IOException {
        for (NetflowInput input : configuration.inputs().netflow()) {
            for (NetflowListener listener : input.listeners()) {
                final ListenerSettings settings = ListenerSetup.settings(configuration.collector(), input, listener);
                listeners.add(UdpListener.open(settings, transport, loops, router));
                LOG.info(
                        "listens for {} on {} port {} ({})",
                        listener.flowType().word(),
                        listener.bindHost().text(),
                        listener.port(),
                        transport.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void watch() {
        watchdog = new ReceiverWatchdog(
                listeners.stream()
                        .flatMap(listener -> listener.watched().stream())
                        .toList(),
                SocketTable::read);
        watchdog.start();
    }

    /** As many loops as the listener with the most sockets has: several idle ports need no thread each. */
    private static int loops(WeirConfiguration configuration) {
        int most = 1;
        for (NetflowInput input : configuration.inputs().netflow()) {
            for (NetflowListener listener : input.listeners()) {
                most = Math.max(most, listener.receivers());
            }
        }
        return most;
    }

    /** The listeners' figures; after closing, the last ones. Any thread. */
    public synchronized List<ListenerStatus> status() {
        if (!closed) {
            last = listeners.stream().map(Receivers::status).toList();
        }
        return last;
    }

    /** The sockets' health: whether somebody reads them. Any thread. */
    public List<HealthCheck> health() {
        return watchdog.health();
    }

    private static ListenerStatus status(UdpListener listener) {
        long received = 0;
        for (Counters<Counter> counters : listener.counters()) {
            received += counters.get(Counter.DATAGRAMS_RECEIVED);
        }
        return new ListenerStatus(
                listener.port(), SocketText.host(listener.settings().bindHost()), received, KernelDrops.of(listener));
    }

    private long droppedByKernel() {
        long sum = 0;
        for (ListenerStatus listener : status()) {
            if (listener.droppedByKernel() < 0) {
                return -1;
            }
            sum += listener.droppedByKernel();
        }
        return sum;
    }

    /** Closes the sockets; their last figures stay to be read. When it returns, nothing more is published. */
    @Override
    public void close() {
        closing = true;
        if (watchdog != null) {
            watchdog.close();
        }
        emptySockets();
        keepLastStatus();
        listeners.forEach(UdpListener::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /**
     * What waits in the sockets has reached this machine and is in nobody's books yet: it is read first, as long as
     * that ends soon. Exporters go on sending, so it may not end.
     */
    private void emptySockets() {
        final long deadline = System.nanoTime() + EMPTYING_NANOS;
        long waiting = queuedBytes();
        while (waiting > 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(this, LOOK_NANOS);
            waiting = queuedBytes();
        }
        if (waiting > 0) {
            LOG.warn("closes sockets in which datagrams wait that nobody has counted, {} bytes", waiting);
        }
    }

    /** The loops, for tests that end one. */
    EventLoopGroup loops() {
        return loops;
    }

    private long queuedBytes() {
        return listeners.stream().mapToLong(UdpListener::queuedBytes).sum();
    }

    /** A socket that is closed tells nothing, so nobody may ask it from now on. */
    private synchronized void keepLastStatus() {
        status();
        closed = true;
    }
}
