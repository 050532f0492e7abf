package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.socket.InternetSocket;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketState;
import java.util.List;

/**
 * The table of internet sockets.
 *
 * @param column how addresses are written
 * @param withPcb whether the kernel's name for the socket comes first
 */
public record SocketTable(AddressColumn column, boolean withPcb) {
    private static final String LINUX = "%-5s %6s %6s %-23s %-23s %s";
    private static final String BSD = "%-5s %-6s %-6s %-23s %-23s %s";
    private static final String PCB = "%-16s ";

    /**
     * Returns the table with its title.
     *
     * @param which what the title says in parentheses
     */
    public String render(List<InternetSocket> sockets, String which) {
        final StringBuilder text = new StringBuilder();
        final boolean bsd = column.bsd();
        Text.line(text, "Active Internet connections%s", which.isEmpty() ? "" : " (" + which + ")");
        Text.line(
                text,
                (withPcb ? String.format(PCB, "PCB") : "") + "Proto Recv-Q Send-Q %-23s %-23s %s",
                "Local Address",
                "Foreign Address",
                bsd ? "(state)" : "State");
        sockets.forEach(socket -> row(text, socket));
        return text.toString();
    }

    private void row(StringBuilder text, InternetSocket socket) {
        final boolean bsd = column.bsd();
        if (withPcb) {
            text.append(String.format(PCB, pcb(socket)));
        }
        Text.line(
                text,
                bsd ? BSD : LINUX,
                protocol(socket, bsd),
                Text.number(socket.queues().receive()),
                Text.number(socket.queues().send()),
                column.text(socket.local(), socket.protocol()),
                column.text(socket.remote(), socket.protocol()),
                state(socket, bsd));
    }

    private static String pcb(InternetSocket socket) {
        return socket.cookie() < 0 ? "-" : Long.toHexString(socket.cookie());
    }

    /** The name of a socket's protocol: {@code tcp} and {@code tcp6}, on BSD {@code tcp4} and {@code tcp6}. */
    static String protocol(InternetSocket socket, boolean bsd) {
        final String name = socket.protocol().file(socket.ipv6());
        return bsd && !socket.ipv6() ? name + '4' : name;
    }

    private static String state(InternetSocket socket, boolean bsd) {
        if (socket.protocol() == SocketProtocol.TCP) {
            return bsd ? socket.state().bsdName() : socket.state().linuxName();
        }
        if (bsd) {
            return "*";
        }
        return socket.state() == SocketState.ESTABLISHED ? socket.state().linuxName() : "";
    }
}
