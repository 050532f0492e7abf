package dev.weir.decode.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.account.Counter;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Bytes;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In the steady state a message allocates nothing, the refresh of its template included. */
class TemplateAllocationTest {
    private static final int MESSAGES = 50_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final DecoderContext context = DecoderContext.create();
    private final DatagramDispatcher dispatcher = new DatagramDispatcher(
            DatagramDispatcher.protocols(),
            context,
            new ExporterTable(4),
            (run, shape, bytes, offset, length, count) -> {},
            (datagram, reason, failure) -> {});
    private final Datagram datagram = new Datagram();
    private int sequence;

    private void receive(SetDialect dialect) {
        for (int i = 0; i < MESSAGES; i++) {
            sequence += i % 100 == 0 ? 2 : 1;
            final boolean ipfix = dialect == SetDialect.IPFIX;
            Bytes.putU32(datagram.bytes, ipfix ? 8 : 12, ipfix ? 5 * sequence : sequence);
            dispatcher.onDatagram(datagram);
        }
    }

    @ParameterizedTest
    @EnumSource(SetDialect.class)
    void a_message_allocates_nothing(SetDialect dialect) {
        datagram.listener = new Listener(
                4739,
                EnumSet.of(Protocol.NETFLOW9, Protocol.IPFIX),
                new InputLabels("default", "namespace", "collector-1", Map.of()),
                SamplingRules.NONE);
        datagram.bytes = WireMessage.of(dialect)
                .template(256, 8, 4, 7, 2)
                .template(257, 82, 0xffff)
                .set(256, "0a0000010050".repeat(3))
                .set(257, "03616263 0164")
                .bytes();
        datagram.length = datagram.bytes.length;
        receive(dialect);

        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        receive(dialect);
        final long bytes = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(context.counters().get(Counter.RECORDS_DECODED)).isEqualTo(2L * MESSAGES * 5);
        assertThat(context.counters().get(Counter.SEQUENCE_LOST)).isPositive();
        assertThat(bytes).as("bytes for %d messages", MESSAGES).isLessThan(MESSAGES / 10);
    }
}
