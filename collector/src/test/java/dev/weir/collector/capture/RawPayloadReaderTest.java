package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.flow.Bytes;
import dev.weir.testing.JsonTree;
import dev.weir.testing.SharedCaptures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPayloadReaderTest {
    @TempDir
    private Path directory;

    @Test
    void the_file_is_one_datagram_at_the_time_given() throws IOException {
        final byte[] payload = {0, 5, 0, 1};
        final CapturedDatagram datagram = new CapturedDatagram();

        try (RawPayloadReader reader = RawPayloadReader.open(file(payload), 42)) {
            assertThat(reader.next(datagram)).isTrue();
            assertThat(datagram.bytes()).startsWith(payload);
            assertThat(datagram.offset()).isZero();
            assertThat(datagram.length()).isEqualTo(4);
            assertThat(datagram.capturedAtEpochNanos()).isEqualTo(42);
            assertThat(datagram.sourceAddress())
                    .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1);
            assertThat(datagram.sourcePort()).isZero();
            assertThat(reader.next(datagram)).isFalse();
            CaptureContent.assertBooksClosed(reader.counts(), 1);
        }
    }

    @Test
    void messages_are_received_when_they_were_exported_if_that_is_asked_for() throws IOException {
        final ByteBuffer all = ByteBuffer.allocate(40);
        ipfix(all, 20, 1);
        ipfix(all, 20, 2);
        all.putInt(4, 1_700_000_000).putInt(24, 1_700_000_005);
        final CapturedDatagram datagram = new CapturedDatagram();

        try (DatagramSource reader = DatagramSource.open(file(all.array()), DatagramSource.AS_EXPORTED)) {
            assertThat(reader.next(datagram)).isTrue();
            assertThat(datagram.capturedAtEpochNanos()).isEqualTo(1_700_000_000_000_000_000L);
            assertThat(reader.next(datagram)).isTrue();
            assertThat(datagram.capturedAtEpochNanos()).isEqualTo(1_700_000_005_000_000_000L);
        }
    }

    @Test
    void the_longest_payload_is_taken_and_a_longer_file_refused() throws IOException {
        final CapturedDatagram datagram = new CapturedDatagram();
        try (RawPayloadReader reader = RawPayloadReader.open(file(new byte[RawPayloadReader.MAX_PAYLOAD]), 0)) {
            assertThat(reader.next(datagram)).isTrue();
            assertThat(datagram.length()).isEqualTo(RawPayloadReader.MAX_PAYLOAD);
        }
        final Path longer = file(new byte[RawPayloadReader.MAX_PAYLOAD + 1]);
        assertThatThrownBy(() -> RawPayloadReader.open(longer, 0))
                .isInstanceOf(CaptureFormatException.class)
                .hasMessageContaining("too long for one UDP payload");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        final Path empty = file(new byte[0]);
        assertThatThrownBy(() -> RawPayloadReader.open(empty, 0))
                .isInstanceOf(CaptureFormatException.class)
                .hasMessage("is empty");
    }

    @Test
    void a_missing_file_is_an_input_output_error() {
        final Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> DatagramSource.open(missing, 0)).isInstanceOf(NoSuchFileException.class);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(directory, "payload", ".bin"), content);
    }

    @Test
    void ipfix_messages_back_to_back_are_given_one_by_one_however_long_the_file_is() throws IOException {
        final int messages = 3_000;
        final ByteBuffer all = ByteBuffer.allocate(messages * 1_400 + 0xffff);
        for (int i = 0; i < messages; i++) {
            ipfix(all, 16 + i % 1_000, i);
        }
        ipfix(all, 0xffff, messages);
        final Path file = file(Arrays.copyOf(all.array(), all.position()));

        final CapturedDatagram datagram = new CapturedDatagram();
        try (DatagramSource reader = DatagramSource.open(file, 0)) {
            for (int i = 0; i < messages; i++) {
                assertThat(reader.next(datagram)).isTrue();
                assertThat(datagram.length()).isEqualTo(16 + i % 1_000);
                assertThat(Bytes.i32(datagram.bytes(), datagram.offset() + 8)).isEqualTo(i);
            }
            assertThat(reader.next(datagram)).isTrue();
            assertThat(datagram.length()).isEqualTo(0xffff);
            assertThat(reader.next(datagram)).isFalse();
            assertThat(reader.damage()).isNull();
            assertThat(reader.counts().delivered()).isEqualTo(messages + 1);
        }
    }

    @Test
    void a_long_file_that_ends_within_a_message_gives_those_before_and_says_where() throws IOException {
        final ByteBuffer all = ByteBuffer.allocate(3 * 50_000);
        ipfix(all, 50_000, 0);
        ipfix(all, 50_000, 1);
        ipfix(all, 50_000, 2);
        final Path file = file(Arrays.copyOf(all.array(), 140_000));

        final CapturedDatagram datagram = new CapturedDatagram();
        try (DatagramSource reader = DatagramSource.open(file, 0)) {
            assertThat(reader.next(datagram)).isTrue();
            assertThat(reader.next(datagram)).isTrue();
            assertThat(reader.next(datagram)).isFalse();
            assertThat(reader.next(datagram)).isFalse();
            assertThat(reader.damage().offset()).isEqualTo(100_000);
            assertThat(reader.counts().get(CaptureCounter.FILE_DAMAGED)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "netflow9/graylog-plugin/netflow-v9-1.dat, 404",
        "ipfix/ipfixcol/01-odid0.ipfix, 274476",
        "ipfix/ipfixcol/02-odid0.ipfix, 8172",
        "ipfix/ipfixcol2/example_flows.ipfix, 200032"
    })
    void shared_files_of_messages_are_cut_to_their_end(String name, long length) throws IOException {
        final Path file = SharedCaptures.directory().resolve(name);
        final CapturedDatagram datagram = new CapturedDatagram();
        long octets = 0;
        try (DatagramSource reader = DatagramSource.open(file, 0)) {
            while (reader.next(datagram)) {
                octets += datagram.length();
                assertThat(RawMessages.lengthAt(
                                datagram.bytes(), datagram.offset(), datagram.offset() + datagram.length()))
                        .as("a message and nothing else")
                        .isEqualTo(datagram.length());
            }
            assertThat(reader.damage()).isNull();
        }
        assertThat(octets).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw-payload", "raw-concatenated"})
    void shared_payload_files_give_as_many_datagrams_as_the_manifest_says(String form) throws IOException {
        for (Map<String, Object> entry : SharedCaptures.ofForm(form)) {
            final Object expected = JsonTree.object(entry.get("expected")).get("datagrams");
            final CapturedDatagram datagram = new CapturedDatagram();
            try (DatagramSource reader =
                    DatagramSource.open(SharedCaptures.directory().resolve((String) entry.get("file")), 0)) {
                long count = 0;
                while (reader.next(datagram)) {
                    count++;
                }
                assertThat(count).as(entry.get("file").toString()).isEqualTo(JsonTree.number(expected));
            }
        }
    }

    private static void ipfix(ByteBuffer into, int length, int number) {
        final int start = into.position();
        into.putShort(start, (short) 10).putShort(start + 2, (short) length).putInt(start + 8, number);
        into.position(start + length);
    }
}
