package dev.weir.collector.cli;

import dev.weir.collector.netstat.show.AddressColumn;
import dev.weir.collector.netstat.show.JsonText;
import dev.weir.collector.netstat.show.ListenQueueTable;
import dev.weir.collector.netstat.show.Names;
import dev.weir.collector.netstat.show.ResolvedNames;
import dev.weir.collector.netstat.show.SocketJson;
import dev.weir.collector.netstat.show.SocketTable;
import dev.weir.collector.netstat.show.UnixTable;
import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.InternetSocket;
import dev.weir.collector.netstat.socket.SocketList;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketQuery;
import dev.weir.collector.netstat.socket.SocketSource;
import dev.weir.collector.netstat.socket.SocketState;
import dev.weir.collector.netstat.socket.UnixSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The displays of sockets: the default one, and {@code -L}. */
final class NetstatSockets {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final NetstatOptions options;

    NetstatSockets(NetstatOptions options) {
        this.options = options;
    }

    String render() throws IOException {
        try (SocketSource source = options.source.open()) {
            return options.listenQueues ? listenQueues(source) : all(source);
        }
    }

    private String listenQueues(SocketSource source) throws IOException {
        final List<InternetSocket> sockets = SocketList.of(source, query(List.of(SocketProtocol.TCP)));
        return options.json
                ? JsonText.of(Map.of("listen_queues", SocketJson.listenQueues(sockets)))
                : ListenQueueTable.render(sockets, column(sockets));
    }

    private String all(SocketSource source) throws IOException {
        final List<SocketProtocol> protocols = NetstatProtocols.sockets(options);
        final List<InternetSocket> sockets = SocketList.of(source, query(protocols)).stream()
                .filter(socket -> isShown(hasPeer(socket)))
                .toList();
        final List<UnixSocket> unix = options.wantsUnix()
                ? source.unix().stream()
                        .filter(socket -> isShown(!socket.isListening()))
                        .toList()
                : List.of();
        return options.json ? json(sockets, unix) : text(protocols, sockets, unix);
    }

    private String json(List<InternetSocket> sockets, List<UnixSocket> unix) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("sockets", SocketJson.internet(sockets));
        if (options.wantsUnix()) {
            object.put("unix", SocketJson.unix(unix));
        }
        return JsonText.of(object);
    }

    private String text(List<SocketProtocol> protocols, List<InternetSocket> sockets, List<UnixSocket> unix) {
        final StringBuilder text = new StringBuilder();
        if (!protocols.isEmpty()) {
            text.append(new SocketTable(column(sockets), options.pcb).render(sockets, which("w/o servers")));
        }
        if (options.wantsUnix()) {
            text.append(options.bsd ? UnixTable.bsd(unix) : UnixTable.linux(unix, which("w/o servers")));
        }
        return text.toString();
    }

    private String which(String usual) {
        if (options.all) {
            return options.bsd ? "including servers" : "servers and established";
        }
        if (options.listening) {
            return "only servers";
        }
        return options.bsd ? "" : usual;
    }

    private boolean isShown(boolean hasPeer) {
        return options.all || (options.listening != hasPeer);
    }

    private static boolean hasPeer(InternetSocket socket) {
        return socket.remote().port() != 0 || !socket.remote().isAny();
    }

    private SocketQuery query(List<SocketProtocol> protocols) {
        return new SocketQuery(protocols, options.wantsIpv4(), options.wantsIpv6(), SocketState.ALL, false);
    }

    private AddressColumn column(List<InternetSocket> sockets) {
        final List<Endpoint> ends = sockets.stream()
                .flatMap(socket -> Stream.of(socket.local(), socket.remote()))
                .toList();
        final Names names = options.numeric ? Names.NUMERIC : ResolvedNames.of(ends, PATIENCE);
        return new AddressColumn(options.bsd, options.isWide(), names);
    }
}
