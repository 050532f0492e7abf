package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.account.Counter;
import dev.weir.flow.Protocol;
import dev.weir.testing.Netflow5Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramDispatcherTest {
    private final DecoderContext context = DecoderContext.create();
    private final ExporterTable exporters = new ExporterTable(4);
    private final List<String> told = new ArrayList<>();
    private long records;
    private FlowOutput output = (run, shape, bytes, offset, length, count) -> records += count;
    private List<DatagramDecoder.Factory> factories = DatagramDispatcher.protocols();
    private DatagramDispatcher.RejectListener rejectListener = (datagram, reason, failure) ->
            told.add(reason.label() + (failure == null ? "" : " " + failure.getMessage()));

    private void dispatch(byte[]... payloads) {
        final DatagramDispatcher dispatcher = dispatcher();
        for (byte[] payload : payloads) {
            dispatcher.onDatagram(Datagrams.of(payload, 1));
        }
    }

    private DatagramDispatcher dispatcher() {
        return new DatagramDispatcher(
                factories,
                context,
                exporters,
                (run, shape, bytes, offset, length, count) -> output.append(run, shape, bytes, offset, length, count),
                rejectListener);
    }

    private long count(Counter counter) {
        return context.counters().get(counter);
    }

    private void assertBooks(long decoded, long rejected, long decodedRecords, long salvaged) {
        assertThat(count(Counter.DATAGRAMS_DECODED)).as("decoded").isEqualTo(decoded);
        assertThat(count(Counter.DATAGRAMS_REJECTED)).as("rejected").isEqualTo(rejected);
        assertThat(count(Counter.RECORDS_DECODED)).as("records").isEqualTo(decodedRecords);
        assertThat(count(Counter.RECORDS_SALVAGED)).as("salvaged").isEqualTo(salvaged);
        long reasons = 0;
        for (RejectReason reason : RejectReason.values()) {
            reasons += context.rejects().get(reason);
        }
        assertThat(reasons).as("every refusal has a reason").isEqualTo(rejected);
        assertThat(told).as("every refusal is told").hasSize((int) rejected);
    }

    @Test
    void the_protocols_that_are_built_in_are_found() {
        assertThat(DatagramDispatcher.protocols())
                .extracting(DatagramDecoder.Factory::protocol)
                .contains(Protocol.NETFLOW5)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_honest_datagram_is_decoded() {
        dispatch(Netflow5Bytes.message().flows(30).bytes());

        assertBooks(1, 0, 30, 0);
        assertThat(records).isEqualTo(30);
        assertThat(exporters.summaries(1).get(0).figures().records()).isEqualTo(30);
        assertThat(exporters.summaries(1).get(0).protocol()).isEqualTo(Protocol.NETFLOW5);
    }

    @ParameterizedTest
    @CsvSource({
        "'', TOO_SHORT",
        "00, TOO_SHORT",
        "0000, UNKNOWN_VERSION",
        "0007000000000000, UNKNOWN_VERSION",
        "0005, HEADER_TRUNCATED",
        "0005000100000000000000000000000000000000000000, HEADER_TRUNCATED",
        "000500000000000000000000000000000000000000000000, NO_RECORDS",
        "000500010000000000000000000000000000000000000000, COUNT_EXCEEDS_LENGTH",
    })
    void a_refused_datagram_has_its_reason(String hex, RejectReason reason) {
        dispatch(HexFormat.of().parseHex(hex));

        assertBooks(0, 1, 0, 0);
        assertThat(context.rejects().get(reason)).isOne();
        assertThat(told).containsExactly(reason.label());
        assertThat(exporters.summaries(1).get(0).lastReject()).isEqualTo(reason);
        assertThat(exporters.summaries(1).get(0).figures().rejected()).isOne();
    }

    @Test
    void what_is_good_in_a_refused_datagram_is_used_and_counted_apart() {
        dispatch(
                Netflow5Bytes.message().flows(2).announcing(3).bytes(),
                Netflow5Bytes.message().flows(2).followedBy((byte) 0).bytes());

        assertBooks(0, 2, 4, 4);
        assertThat(records).isEqualTo(4);
        assertThat(told).containsExactly("count_exceeds_length", "trailing_bytes");
    }

    @Test
    void a_protocol_that_the_listener_does_not_take_is_the_wrong_version() {
        final Datagram datagram = Datagrams.of(Netflow5Bytes.message().flows(1).bytes(), 1);
        datagram.listener = new Listener(4739, EnumSet.of(Protocol.IPFIX), Datagrams.LABELS, SamplingRules.NONE);

        dispatcher().onDatagram(datagram);

        assertBooks(0, 1, 0, 0);
        assertThat(told).containsExactly("wrong_version");
    }

    @Test
    void a_decoder_that_throws_is_counted_and_told_and_the_next_datagram_is_decoded() {
        final DatagramDecoder.Factory broken = new ThrowingFactory();
        factories = List.of(broken, DatagramDispatcher.protocols().get(0));

        dispatch(new byte[] {0, 99}, Netflow5Bytes.message().flows(1).bytes());

        assertBooks(1, 1, 1, 0);
        assertThat(count(Counter.DECODER_FAILURES)).isOne();
        assertThat(told).containsExactly("decoder_failure out of order");
    }

    private static final class ThrowingFactory implements DatagramDecoder.Factory {
        @Override
        public Protocol protocol() {
            return Protocol.NETFLOW5;
        }

        @Override
        public boolean recognises(byte[] bytes, int offset, int length) {
            return bytes[offset + 1] == 99;
        }

        @Override
        public DatagramDecoder create(DecoderContext lent) {
            return (datagram, session, records) -> {
                throw new IllegalStateException("out of order");
            };
        }
    }

    @Test
    void records_that_the_output_did_not_take_are_not_counted_as_decoded() {
        output = (run, shape, bytes, offset, length, count) -> {
            throw new IllegalStateException("no room");
        };

        dispatch(Netflow5Bytes.message().flows(3).bytes());

        assertBooks(0, 1, 0, 0);
        assertThat(told).containsExactly("decoder_failure no room");
    }

    /** A failure to log is not hidden; the datagram is booked before. */
    @Test
    void the_books_are_closed_before_the_listener_is_told() {
        rejectListener = (datagram, reason, failure) -> {
            told.add(reason.label());
            throw new IllegalStateException("cannot log");
        };

        assertThatThrownBy(() -> dispatch(new byte[1])).hasMessage("cannot log");

        assertBooks(0, 1, 0, 0);
    }

    @Test
    void beyond_the_bound_of_the_table_datagrams_are_decoded_all_the_same() {
        final DatagramDispatcher dispatcher = dispatcher();
        for (int exporter = 0; exporter < 10; exporter++) {
            dispatcher.onDatagram(Datagrams.of(Netflow5Bytes.message().flows(2).bytes(), exporter));
        }

        assertBooks(10, 0, 20, 0);
        assertThat(count(Counter.DATAGRAMS_UNTRACKED)).isEqualTo(6);
        assertThat(exporters.size()).isEqualTo(4);
    }

    @Test
    void reasons_have_labels_of_their_own() {
        assertThat(List.of(RejectReason.values()))
                .extracting(RejectReason::label)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z0-9_]+"));
        assertThat(Set.of(RejectReason.values())).hasSizeGreaterThan(5);
    }
}
