package dev.weir.collector.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.decode.template.TemplateLimits;
import dev.weir.decode.template.WaitingLimits;
import dev.weir.flow.Addresses;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalOptions;
import dev.weir.testing.Netflow5Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final Listener listener = new Listener(
            2055,
            EnumSet.of(Protocol.NETFLOW5),
            new InputLabels("default", "namespace", "host", Map.of()),
            SamplingRules.NONE);
    private final ByteBuf payload =
            Unpooled.wrappedBuffer(Netflow5Bytes.message().flows(2).bytes());

    /** The thread that appends the last batch must be gone before anybody closes the journal or its books. */
    @Test
    void when_a_shard_has_stopped_its_last_batch_is_in_the_journal(@TempDir Path directory) throws IOException {
        final ShardSettings settings = new ShardSettings(
                16,
                1,
                64 << 10,
                HOUR_NANOS,
                1500,
                16,
                TemplateLimits.DEFAULT,
                WaitingLimits.DEFAULT,
                DatagramDispatcher.protocols());
        try (Journal journal = Journal.open(JournalOptions.in(directory).withMinFreeDiskBytes(0))) {
            for (int round = 0; round < 30; round++) {
                final Shard shard = new Shard(round, settings, journal.newAppender());
                shard.start();
                shard.tryPublish(payload, new byte[Addresses.LENGTH], 50_000, 1, listener);

                assertThat(shard.stop(5_000)).isTrue();
                assertThat(shard.counters().get(Counter.RECORDS_JOURNALED))
                        .as("round %d", round)
                        .isEqualTo(2);
            }
        }
    }
}
