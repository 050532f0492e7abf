package dev.weir.collector.shard;

import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.RejectReason;
import dev.weir.flow.Addresses;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what was refused: the first datagram of each reason, then at most one line a reason in ten seconds with how many
 * there were since. The counters hold them all. Owned by the shard's thread.
 */
public final class RejectLog implements DatagramDispatcher.RejectListener {
    private static final Logger LOG = LoggerFactory.getLogger("weir.rejected");
    private static final long SILENCE_NANOS = 10_000_000_000L;

    private final Map<RejectReason, Entry> entries = new EnumMap<>(RejectReason.class);

    /** Begins with nothing said. */
    public RejectLog() {
        for (RejectReason reason : RejectReason.values()) {
            entries.put(reason, new Entry());
        }
    }

    @Override
    public void onReject(Datagram datagram, RejectReason reason, RuntimeException failure) {
        final Entry entry = entries.get(reason);
        entry.unsaid++;
        final long now = System.nanoTime();
        if (entry.said && now - entry.saidAtNanoTime < SILENCE_NANOS) {
            return;
        }
        say(datagram, reason, failure, entry.unsaid);
        entry.said = true;
        entry.saidAtNanoTime = now;
        entry.unsaid = 0;
    }

    private static void say(Datagram datagram, RejectReason reason, RuntimeException failure, long count) {
        final StringBuilder head = new StringBuilder();
        Addresses.appendHex(head, datagram.bytes, datagram.offset, Math.min(24, datagram.length), (char) 0);
        LOG.warn(
                "{} from {}:{}{}: {} bytes, {}... ({} since the last such line)",
                reason.label(),
                Addresses.text(datagram.address),
                datagram.port,
                destination(datagram.listener.port()),
                datagram.length,
                head,
                count,
                failure);
    }

    /** A capture is read without a port of ours. */
    private static String destination(int port) {
        return port == 0 ? "" : " to port " + port;
    }

    private static final class Entry {
        private boolean said;
        private long saidAtNanoTime;
        private long unsaid;
    }
}
