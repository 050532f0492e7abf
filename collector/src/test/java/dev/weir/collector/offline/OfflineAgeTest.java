package dev.weir.collector.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineAgeTest {
    private static final int START = 1_700_000_000;
    private static final int DAY = 86_400;

    @TempDir
    private Path directory;

    @Test
    void what_waits_for_its_template_grows_old_as_captured_time_goes_on() throws IOException {
        final DecodedFile decoded = decode(data(START), data(START + DAY));
        assertThat(decoded.ledger().get(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED))
                .isEqualTo(1);
        assertThat(decoded.ledger().waiting().sets())
                .as("what is young at the end still waits")
                .isEqualTo(1);
    }

    @Test
    void time_that_is_missing_or_goes_back_ages_nothing() throws IOException {
        assertThat(decode(data(0), data(0)).ledger().waiting().sets()).isEqualTo(2);
        assertThat(decode(data(START), data(START - DAY)).ledger().waiting().sets())
                .isEqualTo(2);
    }

    private DecodedFile decode(byte[]... messages) throws IOException {
        final Path file = directory.resolve("payloads.bin");
        final ByteBuffer all = ByteBuffer.allocate(1 << 10);
        for (byte[] message : messages) {
            all.put(message);
        }
        final byte[] octets = new byte[all.position()];
        all.get(0, octets);
        return DecodedFile.of(Files.write(file, octets), List.of());
    }

    /** An IPFIX message with a data set whose template nobody sends. */
    private static byte[] data(int exportSeconds) {
        return ByteBuffer.allocate(24)
                .putShort((short) 10)
                .putShort((short) 24)
                .putInt(exportSeconds)
                .putInt(0)
                .putInt(1)
                .putShort((short) 256)
                .putShort((short) 8)
                .putInt(42)
                .array();
    }
}
