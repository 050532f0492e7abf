package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.InternetSocket;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketState;
import dev.weir.collector.netstat.socket.UnixSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sockets as JSON; what is not known is left out. */
public final class SocketJson {
    private SocketJson() {}

    /** Returns internet sockets as objects. */
    public static List<Map<String, Object>> internet(List<InternetSocket> sockets) {
        return sockets.stream().map(SocketJson::internet).toList();
    }

    private static Map<String, Object> internet(InternetSocket socket) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("proto", socket.protocol().file(socket.ipv6()));
        object.put("recv_q", socket.queues().receive());
        putKnown(object, "send_q", socket.queues().send());
        putEndpoint(object, "local", socket.local());
        putEndpoint(object, "foreign", socket.remote());
        if (socket.protocol() == SocketProtocol.TCP || socket.state() == SocketState.ESTABLISHED) {
            object.put("state", socket.state().linuxName());
        }
        putKnown(object, "uid", socket.uid());
        putKnown(object, "inode", socket.inode());
        if (socket.cookie() >= 0) {
            object.put("cookie", Long.toHexString(socket.cookie()));
        }
        return object;
    }

    private static void putEndpoint(Map<String, Object> object, String end, Endpoint endpoint) {
        object.put(end + "_address", endpoint.addressText());
        object.put(end + "_port", endpoint.port());
    }

    private static void putKnown(Map<String, Object> object, String key, long value) {
        if (value >= 0) {
            object.put(key, value);
        }
    }

    /** Returns listening sockets with their queues as objects. */
    public static List<Map<String, Object>> listenQueues(List<InternetSocket> sockets) {
        return sockets.stream()
                .filter(socket -> socket.state() == SocketState.LISTEN)
                .map(socket -> {
                    final Map<String, Object> object = new LinkedHashMap<>();
                    object.put("proto", socket.protocol().file(socket.ipv6()));
                    putEndpoint(object, "local", socket.local());
                    object.put("qlen", socket.queues().receive());
                    object.put("incqlen", ListenQueueTable.incomplete(socket, sockets));
                    putKnown(object, "maxqlen", socket.queues().send());
                    return object;
                })
                .toList();
    }

    /** Returns unix sockets as objects. */
    public static List<Map<String, Object>> unix(List<UnixSocket> sockets) {
        return sockets.stream()
                .map(socket -> {
                    final Map<String, Object> object = new LinkedHashMap<>();
                    object.put("proto", "unix");
                    object.put("type", UnixTable.type(socket));
                    object.put("state", UnixTable.state(socket));
                    object.put("references", socket.references());
                    object.put("listening", socket.isListening());
                    object.put("inode", socket.inode());
                    object.put("path", socket.path());
                    return object;
                })
                .toList();
    }
}
