package dev.weir.collector.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a running collector for its status. Waits seconds at most; one thread at a time. */
public final class StatusClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 16 << 20;
    private static final int OK = 200;

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * Makes a client of one collector.
     *
     * @param base where its HTTP server is, such as {@code http://127.0.0.1:8080}
     * @throws IllegalArgumentException if it is not an {@code http} or {@code https} URL with a host
     */
    public StatusClient(URI base) {
        final String scheme = base.getScheme();
        if (base.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("'" + base + "' is not a URL such as http://127.0.0.1:8080");
        }
        this.base = base;
    }

    /** The status as JSON. */
    public String status() throws IOException {
        return get("/status");
    }

    /** The exporters seen last as JSON, at most so many. */
    public String exporters(int limit) throws IOException {
        return get("/exporters?limit=" + limit);
    }

    /**
     * The templates sent last as JSON, at most so many.
     *
     * @param exporter only those of this exporter; null for all
     */
    public String templates(String exporter, int limit) throws IOException {
        return get("/templates?limit=" + limit
                + (exporter == null ? "" : "&exporter=" + URLEncoder.encode(exporter, StandardCharsets.UTF_8)));
    }

    /** Every failure names the URL: it is all that the operator can correct. */
    private String get(String path) throws IOException {
        final String prefix = base.toString();
        final URI uri = URI.create((prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path);
        try {
            final HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(ANSWER_TIMEOUT).build();
            final HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw new IOException("answered with HTTP status " + answer.statusCode());
                }
                return new String(body.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(uri + ": interrupted");
        } catch (IOException e) {
            throw new IOException(uri + ": " + reason(e), e);
        }
    }

    /** The JDK says nothing at all about a connection that was refused. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? "cannot connect; does a collector run there?" : e.getMessage();
    }
}
