package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawPayloadReaderTest {
    @TempDir
    private Path directory;

    @Test
    void the_file_is_one_datagram_at_the_time_given() throws IOException {
        final byte[] payload = {0, 5, 0, 1};
        final CapturedDatagram datagram = new CapturedDatagram();

        try (RawPayloadReader reader = RawPayloadReader.open(file(payload), 42)) {
            assertThat(reader.next(datagram)).isTrue();
            assertThat(datagram.bytes()).isEqualTo(payload);
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
}
