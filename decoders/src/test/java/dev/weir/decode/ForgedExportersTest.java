package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.template.OptionsListener;
import dev.weir.decode.template.TemplateLimits;
import dev.weir.decode.template.WaitingLimits;
import dev.weir.flow.Bytes;
import dev.weir.flow.Protocol;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A flood of forged exporters, as many as {@code weir.flood.exporters} says, each with a template of its own: what it
 * takes is bounded, and an exporter at work goes on, new templates included.
 */
class ForgedExportersTest {
    private static final int FORGED = Integer.getInteger("weir.flood.exporters", 50_000);
    private static final int CAPACITY = 4_000;

    /** More than the early half of the templates' memory has room for, and fewer than the table has. */
    private static final int FLOOD = 3_000;

    private static final TemplateLimits LIMITS = new TemplateLimits(4096, 256, 2 << 20, 1_800_000_000_000L);
    private static final WaitingLimits WAITING = new WaitingLimits(1 << 20, 4096, 600_000_000_000L);

    private final DecoderContext context = DecoderContext.create(OptionsListener.NONE, WAITING);
    private final ExporterTable exporters = new ExporterTable(CAPACITY, LIMITS);
    private final Random random = new Random(5);
    private final Datagram datagram = new Datagram();
    private long genuine;
    private final DatagramDispatcher dispatcher = new DatagramDispatcher(
            DatagramDispatcher.protocols(),
            context,
            exporters,
            (run, shape, bytes, offset, length, count) ->
                    genuine += shape.field(0).id() == 42 ? count : 0,
            (refused, reason, failure) -> assertThat(failure).isNull());

    ForgedExportersTest() {
        datagram.listener =
                new Listener(4739, EnumSet.of(Protocol.NETFLOW9, Protocol.IPFIX), Datagrams.LABELS, SamplingRules.NONE);
        datagram.receivedAtEpochNanos = Datagrams.NOW;
    }

    private void receive(int exporter, int port, byte[] bytes) {
        Datagrams.from(datagram, exporter);
        datagram.port = port;
        datagram.bytes = bytes;
        datagram.length = datagram.bytes.length;
        dispatcher.onDatagram(datagram);
    }

    /** An IPFIX message whose template has so many fields alike, and one record of it. */
    private static byte[] message(int domain, int id, int field, boolean withTemplate, boolean withData, int fields) {
        final int length = 16 + (withTemplate ? 8 + 4 * fields : 0) + (withData ? 4 + 4 * fields : 0);
        final ByteBuffer message = ByteBuffer.allocate(length);
        message.putShort((short) 10)
                .putShort((short) length)
                .putInt(1_700_000_000)
                .putInt(0)
                .putInt(domain);
        if (withTemplate) {
            message.putShort((short) 2).putShort((short) (8 + 4 * fields));
            message.putShort((short) id).putShort((short) fields);
            for (int i = 0; i < fields; i++) {
                message.putShort((short) field).putShort((short) 4);
            }
        }
        if (withData) {
            message.putShort((short) id).putShort((short) (4 + 4 * fields));
        }
        return message.array();
    }

    private void atWork(int round) {
        final int fields = 1 + round % 3;
        receive(1, 50_000, message(7, 256, 42, true, true, fields));
        receive(1, 50_000, message(7, 256, 42, false, true, fields));
    }

    @Test
    void memory_is_bounded_and_an_exporter_at_work_goes_on() {
        atWork(0);
        datagram.receivedAtEpochNanos += 61_000_000_000L;
        atWork(0);
        long expected = 4;
        for (int i = 0; i < FORGED; i++) {
            final int sender = 2 + random.nextInt(1 << 24);
            final boolean own = i % 50 == 0;
            receive(
                    own ? 1 : sender,
                    own ? random.nextInt(0xffff) : 1,
                    message(
                            random.nextInt(own ? Integer.MAX_VALUE : 3),
                            256 + random.nextInt(3),
                            1,
                            i % 3 != 2,
                            i % 4 != 0,
                            1 + random.nextInt(20)));
            if (i % 1000 == 0) {
                atWork(i / 1000);
                expected += 2;
                assertBounded();
            }
        }
        assertThat(genuine).isEqualTo(expected);
        assertThat(context.counters().get(Counter.TEMPLATES_REFUSED)).isPositive();
    }

    /** Whoever gave templates alone gives way, so that a new exporter still finds a place. */
    @Test
    void a_new_exporter_finds_a_place_among_forged_ones_that_give_templates_alone() {
        for (int forged = 2; forged < FORGED / 4; forged++) {
            receive(forged, 1, message(7, 256, 1, true, false, 20));
        }
        receive(1, 50_000, message(7, 256, 42, true, true, 20));
        for (int forged = 2; forged < FORGED / 4; forged++) {
            receive(forged, 1, message(7, 256, 1, true, false, 20));
        }
        receive(1, 50_000, message(7, 256, 42, false, true, 20));

        assertThat(genuine).isEqualTo(2);
        assertThat(exporters.templateBytes()).isBetween(1L, LIMITS.bytes());
        assertThat(exporters.templateCount()).isPositive();
    }

    /** Who sends records beside gives way as well, but nobody who has been at work for a while. */
    @Test
    void new_exporters_find_a_place_among_forged_ones_that_give_records_too() {
        receive(1, 50_000, message(7, 256, 42, true, true, 20));
        datagram.receivedAtEpochNanos += 61_000_000_000L;
        receive(1, 50_000, message(7, 256, 42, false, true, 20));
        for (int forged = 3; forged < FLOOD; forged++) {
            datagram.receivedAtEpochNanos++;
            receive(forged, 1, message(7, 256, 1, true, true, 20));
        }
        receive(2, 50_000, message(7, 256, 42, true, true, 20));
        receive(2, 50_000, message(7, 256, 42, false, true, 20));
        receive(1, 50_000, message(7, 256, 42, false, true, 20));

        assertThat(genuine).isEqualTo(5);
        assertThat(context.rejects().get(RejectReason.TEMPLATE_LIMIT)).isZero();
        assertBounded();
    }

    /** It loses its templates when it is the one unseen for the longest time, but not the time that it is at work. */
    @Test
    void an_exporter_that_gave_way_still_proves_itself_in_time() {
        receive(1, 50_000, message(7, 256, 42, true, true, 20));
        for (int forged = 3; forged < FLOOD; forged++) {
            datagram.receivedAtEpochNanos += 100_000_000L;
            receive(forged, 1, message(7, 256, 1, true, true, 20));
        }
        receive(1, 50_000, message(7, 256, 42, true, true, 20));
        for (int forged = FLOOD; forged < CAPACITY - 10; forged++) {
            datagram.receivedAtEpochNanos++;
            receive(forged, 1, message(7, 256, 1, true, true, 20));
        }
        receive(1, 50_000, message(7, 256, 42, false, true, 20));

        assertThat(genuine).isEqualTo(3);
    }

    private void assertBounded() {
        assertThat(exporters.size()).isLessThanOrEqualTo(CAPACITY);
        assertThat(exporters.templateBytes()).isLessThanOrEqualTo(LIMITS.bytes());
        assertThat(context.waiting().waitingBytes()).isLessThanOrEqualTo(WAITING.bytes());
    }

    @Test
    void what_is_taken_is_given_back_to_the_last_octet() {
        final ExporterTable small = new ExporterTable(8, new TemplateLimits(10, 4, 20_000, 1_000_000_000L));
        final DatagramDispatcher dispatch = new DatagramDispatcher(
                DatagramDispatcher.protocols(), context, small, (r, s, b, o, l, c) -> {}, (d, r, f) -> {});
        for (int i = 0; i < 5_000; i++) {
            Datagrams.from(datagram, random.nextInt(20));
            datagram.port = 1 + random.nextInt(3);
            datagram.receivedAtEpochNanos += 20_000_000L;
            datagram.bytes = message(random.nextInt(6), 256 + random.nextInt(4), 1, true, i % 3 == 0, 1 + i % 9);
            if (i % 7 == 0) {
                Bytes.putU16(datagram.bytes, 22, 0);
            }
            datagram.length = datagram.bytes.length;
            dispatch.onDatagram(datagram);
        }
        dispatch.onTick(datagram.receivedAtEpochNanos + 100_000_000_000L);

        assertThat(small.templates(1000)).isEmpty();
        assertThat(small.templateBytes()).isZero();
    }
}
