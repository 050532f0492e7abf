package dev.weir.collector.shard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.weir.decode.Datagram;
import dev.weir.decode.Listener;
import dev.weir.decode.RejectReason;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RejectLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("weir.rejected");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final RejectLog log = new RejectLog();
    private final Datagram datagram = new Datagram();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        datagram.bytes = new byte[] {99, 0, 9, (byte) 0xff};
        datagram.offset = 1;
        datagram.length = 3;
        System.arraycopy(new byte[] {-1, -1, 192 - 256, 0, 2, 7}, 0, datagram.address, 10, 6);
        datagram.port = 4711;
        datagram.listener = new Listener(
                2055,
                EnumSet.of(Protocol.NETFLOW5),
                new InputLabels("default", "", "here", Map.of()),
                SamplingRules.NONE);
    }

    @AfterEach
    void forget() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void the_first_of_a_reason_is_told_with_its_sender_and_its_head() {
        log.onReject(datagram, RejectReason.WRONG_VERSION, null);
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(lines.list.get(0).getFormattedMessage())
                .isEqualTo("wrong_version from 192.0.2.7:4711 to port 2055: 3 bytes, 0009ff..."
                        + " (1 since the last such line)");
        assertThat(lines.list.get(0).getThrowableProxy()).isNull();
    }

    @Test
    void a_storm_of_one_reason_makes_one_line_and_does_not_hide_another() {
        for (int i = 0; i < 10_000; i++) {
            log.onReject(datagram, RejectReason.TOO_SHORT, null);
        }
        log.onReject(datagram, RejectReason.TRAILING_BYTES, null);
        assertThat(lines.list.stream().map(line -> line.getFormattedMessage().split(" ")[0]))
                .containsExactly("too_short", "trailing_bytes");
    }

    @Test
    void a_failure_of_ours_comes_with_its_stack_trace() {
        log.onReject(datagram, RejectReason.DECODER_FAILURE, new IllegalStateException("a bug"));
        assertThat(lines.list.get(0).getThrowableProxy().getMessage()).isEqualTo("a bug");
    }

    @Test
    void a_capture_has_no_port_of_ours_to_tell() {
        datagram.listener =
                new Listener(0, EnumSet.of(Protocol.NETFLOW5), datagram.listener.labels(), SamplingRules.NONE);
        log.onReject(datagram, RejectReason.TOO_SHORT, null);
        assertThat(lines.list.get(0).getFormattedMessage()).startsWith("too_short from 192.0.2.7:4711: 3 bytes");
    }

    @Test
    void an_empty_datagram_has_no_head() {
        datagram.length = 0;
        log.onReject(datagram, RejectReason.TOO_SHORT, null);
        assertThat(lines.list.get(0).getFormattedMessage()).contains(": 0 bytes, ...");
    }
}
