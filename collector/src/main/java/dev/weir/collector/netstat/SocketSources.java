package dev.weir.collector.netstat;

import dev.weir.collector.netstat.netlink.NetlinkSource;
import dev.weir.collector.netstat.proc.ProcSource;
import dev.weir.collector.netstat.socket.SocketSource;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where sockets come from: chosen once, at the start. */
public enum SocketSources {
    /** Netlink where it works, else /proc with a warning in the log. */
    AUTO {
        @Override
        public SocketSource open() {
            try {
                final SocketSource source = NETLINK.open();
                LOG.debug("sockets are read by netlink");
                return source;
            } catch (IOException e) {
                LOG.warn("sockets are read from /proc/net, which costs more: {}", e.getMessage());
                return ProcSource.ofThisHost();
            }
        }
    },
    /** Netlink or nothing. */
    NETLINK {
        @Override
        public SocketSource open() throws IOException {
            return NetlinkSource.open(ProcSource.ofThisHost());
        }
    },
    /** The tables below /proc/net. */
    PROC {
        @Override
        public SocketSource open() {
            return ProcSource.ofThisHost();
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(SocketSources.class);

    /**
     * Opens the source, in the network namespace of this process.
     *
     * @throws IOException if it was asked for and does not work here
     */
    public abstract SocketSource open() throws IOException;
}
