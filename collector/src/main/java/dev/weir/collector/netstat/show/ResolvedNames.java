package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.SocketProtocol;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Names from the system: /etc/hosts and DNS for hosts, /etc/services for ports. All hosts are asked for at once, on a
 * few daemon threads, and what has no answer in time is shown by its address.
 */
public final class ResolvedNames implements Names {
    private static final int THREADS = 16;

    private final Map<InetAddress, String> hosts;
    private final Services services;

    private ResolvedNames(Map<InetAddress, String> hosts, Services services) {
        this.hosts = hosts;
        this.services = services;
    }

    /**
     * Asks for the names of hosts.
     *
     * @param patience how long in all
     */
    public static ResolvedNames of(Collection<Endpoint> endpoints, Duration patience) {
        final Map<InetAddress, String> hosts = new ConcurrentHashMap<>();
        final List<InetAddress> addresses = endpoints.stream()
                .filter(endpoint -> !endpoint.isAny())
                .map(Endpoint::toInetAddress)
                .distinct()
                .toList();
        final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            final Thread thread = new Thread(task, "weir-names");
            thread.setDaemon(true);
            return thread;
        });
        addresses.forEach(address -> threads.execute(() -> hosts.put(address, address.getHostName())));
        threads.shutdown();
        try {
            threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        return new ResolvedNames(hosts, Services.read(Path.of("/etc/services")));
    }

    @Override
    public String host(Endpoint endpoint) {
        return endpoint.isAny()
                ? endpoint.addressText()
                : hosts.getOrDefault(endpoint.toInetAddress(), endpoint.addressText());
    }

    @Override
    public String service(int port, SocketProtocol protocol) {
        return services.name(port, protocol);
    }
}
