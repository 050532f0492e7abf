package dev.weir.collector.ops;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of operations: metrics, health, status and exporters, all to read. It has one event loop of its own,
 * so that a scrape never takes a receiver's time; its threads are daemons, so that it never keeps the process alive.
 * Started and closed by the collector's main thread.
 */
public final class OpsServer implements AutoCloseable {
    /** The most exporters that one answer of {@code /exporters} holds. */
    public static final int MAX_EXPORTERS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(OpsServer.class);
    private static final long START_SECONDS = 10;
    private static final long CLOSE_SECONDS = 2;
    private static final int IDLE_SECONDS = 60;
    private static final long PATIENCE_MILLIS = 5_000;

    private final CollectorView view;
    private final long patienceMillis;
    private Vertx vertx;
    private HttpServer server;

    /** Makes a server that does not listen yet. */
    public OpsServer(CollectorView view) {
        this(view, PATIENCE_MILLIS);
    }

    /** As above, with the time after which shards that do not answer are given up. */
    OpsServer(CollectorView view, long patienceMillis) {
        this.view = view;
        this.patienceMillis = patienceMillis;
    }

    /**
     * Listens from now on. To be called once.
     *
     * @param host a local address or a name of one, IPv4 or IPv6
     * @param port the TCP port; 0 takes any that is free
     * @throws IOException if it cannot be bound; names the host and the port, and nothing is left running
     */
    public void start(String host, int port) throws IOException {
        try {
            final SocketAddress address =
                    SocketAddress.inetSocketAddress(new InetSocketAddress(InetAddress.getByName(host), port));
            vertx = Vertx.vertx(options());
            final OpsRoutes routes = new OpsRoutes(view, Clock.systemUTC(), patienceMillis);
            server = await(
                    vertx.createHttpServer(httpOptions())
                            .requestHandler(routes.router(vertx))
                            .listen(address),
                    START_SECONDS);
        } catch (IOException | TimeoutException e) {
            close();
            throw new IOException("http " + host + " port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The TCP port that is bound. Only after a start that succeeded. */
    public int port() {
        return server.actualPort();
    }

    /** Stops listening and cuts what is open; returns within seconds whatever clients do. May be called again. */
    @Override
    public void close() {
        if (vertx == null) {
            return;
        }
        final Vertx closing = vertx;
        vertx = null;
        try {
            await(closing.close(), CLOSE_SECONDS);
        } catch (IOException | TimeoutException e) {
            LOG.warn("the HTTP server did not close in time: {}", e.toString());
        }
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setBlockedThreadCheckInterval(TimeUnit.SECONDS.toMillis(10))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    /** HTTP/1.1 alone: nobody needs more for pages this small, and what is not there cannot be abused. */
    private static HttpServerOptions httpOptions() {
        return new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setHttp2ClearTextEnabled(false);
    }

    private static <T> T await(Future<T> future, long seconds) throws IOException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
