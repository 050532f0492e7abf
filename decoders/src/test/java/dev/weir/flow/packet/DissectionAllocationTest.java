package dev.weir.flow.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** In the steady state a packet allocates nothing. */
class DissectionAllocationTest {
    private static final int ROUNDS = 3_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[][] packets = SamplePackets.all().values().toArray(byte[][]::new);
    private final PacketDissector dissector = new PacketDissector();

    @Test
    void dissecting_allocates_nothing() {
        dissectAll();
        final long before = threads.getCurrentThreadAllocatedBytes();

        final long found = dissectAll();

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ROUNDS);
        assertThat(found).isPositive();
    }

    private long dissectAll() {
        long found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            for (byte[] packet : packets) {
                dissector.dissectEthernet(packet, 0, packet.length);
                found += dissector.outer().get(PacketField.PROTOCOL);
            }
        }
        return found;
    }
}
