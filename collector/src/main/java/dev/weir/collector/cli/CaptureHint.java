package dev.weir.collector.cli;

import dev.weir.collector.capture.CaptureCounter;
import dev.weir.collector.capture.CaptureCounts;
import dev.weir.collector.offline.OtherPorts;
import java.util.stream.Collectors;

/** Says why captures gave no datagram to decode: the commonest reasons are the link type and the port. */
final class CaptureHint {
    private CaptureHint() {}

    /**
     * A hint for somebody who wonders.
     *
     * @param counts what became of the packets
     * @param onlyPort the port that was asked for; 0 if none was
     * @param others the ports of the datagrams that were passed by
     * @return the hint; null if there were datagrams, or nothing that could be said
     */
    static String of(CaptureCounts counts, int onlyPort, OtherPorts others) {
        if (counts.delivered() > others.datagrams()) {
            return null;
        }
        if (others.datagrams() > 0) {
            return "none of the " + others.datagrams() + " datagrams went to port " + onlyPort + "; they went to "
                    + others.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        final long packets = counts.get(CaptureCounter.PACKETS);
        if (packets == 0) {
            return "there is no packet in it";
        }
        if (counts.get(CaptureCounter.UNKNOWN_LINK_TYPE) > 0) {
            return counts.get(CaptureCounter.UNKNOWN_LINK_TYPE) + " of " + packets + " packets have a link type that"
                    + " is not read; read are Ethernet, Linux cooked, raw IP and loopback";
        }
        return "none of the " + packets + " packets gave a UDP datagram: " + counts;
    }
}
