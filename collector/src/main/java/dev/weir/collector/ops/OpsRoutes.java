package dev.weir.collector.ops;

import dev.weir.flow.IpPrefix;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is served where. Runs on the event loop of {@link OpsServer}; requests have no bodies, and none is read. */
final class OpsRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(OpsRoutes.class);
    private static final int DEFAULT_LIMIT = 100;
    private static final long FIGURES_MILLIS = 1_000;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final String BAD_LIMIT = "limit must be a whole number from 1 to " + OpsServer.MAX_EXPORTERS;
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String INDEX = """
            Weir

            /metrics        figures for Prometheus, as text or OpenMetrics
            /health/live    200 while the process answers
            /health/ready   200 while every part does its work, else 503 and which does not
            /status         listeners, journal, sinks, health and the ledger
            /ledger         the ledger alone
            /exporters      the exporters seen last; ?limit=100, ?details=1 with the names that they gave
            /templates      the templates sent last, with their fields; ?limit=100, ?exporter=192.0.2.1
            """;

    private final CollectorView view;
    private final Metrics metrics;
    private final StatusJson status;
    private final Clock clock;
    private final long patienceMillis;

    OpsRoutes(CollectorView view, Clock clock, long patienceMillis) {
        this.view = view;
        this.metrics = new Metrics(view);
        this.status = new StatusJson(view, clock);
        this.clock = clock;
        this.patienceMillis = patienceMillis;
    }

    /** Answers a request. */
    @FunctionalInterface
    private interface Answer {
        void to(RoutingContext request) throws IOException;
    }

    Router router(Vertx vertx) {
        final Router router = Router.router(vertx);
        get(router, "/", request -> send(request, OK, TEXT, INDEX.getBytes(StandardCharsets.UTF_8)));
        get(router, "/metrics", this::metrics);
        get(router, "/health/live", request -> send(request, OK, JSON, StatusJson.alive()));
        get(router, "/health/ready", this::ready);
        get(router, "/status", request -> send(request, OK, JSON, status.status()));
        get(router, "/ledger", request -> send(request, OK, JSON, status.ledger()));
        get(router, "/exporters", this::exporters);
        get(router, "/templates", this::templates);
        router.errorHandler(NOT_FOUND, request -> refuse(request, NOT_FOUND, "there is nothing at this path; see /"));
        router.errorHandler(METHOD_NOT_ALLOWED, request -> {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            refuse(request, METHOD_NOT_ALLOWED, "everything here is only to be read, with GET");
        });
        router.errorHandler(INTERNAL_ERROR, this::fail);
        return router;
    }

    private static void get(Router router, String path, Answer answer) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(request -> {
            try {
                answer.to(request);
            } catch (IOException e) {
                request.fail(e);
            }
        });
    }

    /** What the shards do not tell in time is left out: a shard that hangs is when metrics are needed most. */
    private void metrics(RoutingContext request) {
        Future.fromCompletionStage(view.figures(), request.vertx().getOrCreateContext())
                .timeout(Math.min(patienceMillis, FIGURES_MILLIS), TimeUnit.MILLISECONDS)
                .otherwise(cause -> {
                    LOG.warn("metrics: the shards did not answer: {}", cause.toString());
                    return List.of();
                })
                .onSuccess(figures -> {
                    try {
                        final String accept = request.request().getHeader(HttpHeaders.ACCEPT);
                        final Metrics.Page page = metrics.page(accept, figures);
                        send(request, OK, page.contentType(), page.body());
                    } catch (IOException | RuntimeException e) {
                        request.fail(e);
                    }
                });
    }

    private void ready(RoutingContext request) throws IOException {
        final List<CollectorView.HealthCheck> failing =
                view.health().stream().filter(check -> !check.up()).toList();
        send(request, failing.isEmpty() ? OK : UNAVAILABLE, JSON, status.readiness(failing));
    }

    /** The shards answer when they come to it, so the event loop does not wait for them. */
    private void exporters(RoutingContext request) {
        final int limit = limit(request.request().getParam("limit"));
        if (limit <= 0) {
            refuse(request, BAD_REQUEST, BAD_LIMIT);
            return;
        }
        final boolean details = "1".equals(request.request().getParam("details"));
        if (details && limit > ExportersJson.MAX_WITH_NAMES) {
            refuse(request, BAD_REQUEST, "with details, limit is " + ExportersJson.MAX_WITH_NAMES + " at most");
            return;
        }
        answer(
                request,
                view.exporters(limit, details ? ExportersJson.MAX_NAMES : 0),
                exporters -> status.exporters(exporters, details));
    }

    private void templates(RoutingContext request) {
        final int limit = limit(request.request().getParam("limit"));
        if (limit <= 0) {
            refuse(request, BAD_REQUEST, BAD_LIMIT);
            return;
        }
        final byte[] exporter;
        try {
            exporter = address(request.request().getParam("exporter"));
        } catch (IllegalArgumentException e) {
            refuse(request, BAD_REQUEST, "exporter: " + e.getMessage());
            return;
        }
        answer(
                request,
                view.templates(exporter, limit),
                templates -> TemplatesJson.render(templates, view.dictionary(), clock.instant()));
    }

    /** An address as 16 bytes; null if none was asked for. */
    private static byte[] address(String text) {
        return text == null ? null : IpPrefix.parse(text).address();
    }

    /** Renders what the shards answer. */
    @FunctionalInterface
    private interface Rendering<T> {
        byte[] of(T answer) throws IOException;
    }

    private <T> void answer(RoutingContext request, CompletableFuture<T> shards, Rendering<T> rendering) {
        Future.fromCompletionStage(shards, request.vertx().getOrCreateContext())
                .timeout(patienceMillis, TimeUnit.MILLISECONDS)
                .onSuccess(told -> {
                    try {
                        send(request, OK, JSON, rendering.of(told));
                    } catch (IOException e) {
                        request.fail(e);
                    }
                })
                .onFailure(cause -> {
                    LOG.warn("{}: the shards did not answer: {}", request.normalizedPath(), cause.toString());
                    refuse(request, UNAVAILABLE, "the shards did not answer");
                });
    }

    private static int limit(String asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        try {
            final int limit = Integer.parseInt(asked);
            return limit > OpsServer.MAX_EXPORTERS ? -1 : limit;
        } catch (NumberFormatException notWhole) {
            return -1;
        }
    }

    private void fail(RoutingContext request) {
        LOG.error("{} failed", request.normalizedPath(), request.failure());
        refuse(request, INTERNAL_ERROR, "a failure of the collector; its log says more");
    }

    private static void refuse(RoutingContext request, int code, String message) {
        try {
            send(request, code, JSON, StatusJson.error(message));
        } catch (IOException e) {
            LOG.error("no answer could be written", e);
        }
    }

    private static void send(RoutingContext request, int code, String contentType, byte[] body) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        request.response()
                .setStatusCode(code)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(body));
    }
}
