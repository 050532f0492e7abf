package dev.weir.decode.netflow5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/**
 * Damaged datagrams, as many as {@code weir.fuzz.datagrams} says, through dispatcher and batch and back by the reader:
 * nothing throws, the books close after each round, and nothing grows.
 */
class Netflow5FuzzTest {
    private static final int DATAGRAMS = Integer.getInteger("weir.fuzz.datagrams", 200_000);
    private static final int ROUND = 5_000;
    private static final int MAX_EXPORTERS = 64;

    private final Shard shard = new Shard(SamplingRules.NONE, MAX_EXPORTERS).showing(this::touch);
    private final byte[] address = new byte[Addresses.LENGTH];
    private long sum;

    @Test
    void no_datagram_throws_the_books_close_and_nothing_grows() {
        final byte[] array = shard.batch.bytes();
        for (int seed = 0; seed * ROUND < DATAGRAMS; seed++) {
            final int datagrams = Math.min(ROUND, DATAGRAMS - seed * ROUND);
            try {
                round(new Mutator(Netflow5Corpus.seeds(), seed), datagrams);
            } catch (RuntimeException | Error e) {
                fail("round with seed " + seed, e);
            }
            assertThat(shard.exporters.size()).isLessThanOrEqualTo(MAX_EXPORTERS);
            assertThat(shard.batch.bytes()).isSameAs(array);
        }

        assertThat(shard.received).isEqualTo(DATAGRAMS);
        assertThat(sum).as("the fields were read").isNotZero();
        assertEveryOutcomeCameUp();
    }

    private void round(Mutator mutator, int datagrams) {
        for (int i = 0; i < datagrams; i++) {
            mutator.next();
            shard.from(mutator.pick(1 << 8), 1 + mutator.pick(3)).receive(mutator.bytes(), 0, mutator.length());
        }
        shard.flush();
        shard.rejects.clear();
        shard.assertBooksClose();
    }

    private void touch(FlowRecordReader record) {
        for (FlowField field : FlowField.values()) {
            sum += record.getLong(field);
            if (field.type() == FlowField.Type.ADDRESS) {
                sum += record.copyAddress(field, address, 0) ? address[15] : 0;
            }
        }
        sum += record.startEpochMillis()
                + record.endEpochMillis()
                + record.run().exporter.port();
    }

    /** A fuzzer whose datagrams all end in the same place tests nothing. */
    private void assertEveryOutcomeCameUp() {
        final EnumSet<RejectReason> expected = EnumSet.of(
                RejectReason.TOO_SHORT,
                RejectReason.UNKNOWN_VERSION,
                RejectReason.HEADER_TRUNCATED,
                RejectReason.NO_RECORDS,
                RejectReason.COUNT_EXCEEDS_LENGTH,
                RejectReason.TRAILING_BYTES);
        for (RejectReason reason : expected) {
            assertThat(shard.context.rejects().get(reason)).as("%s", reason).isPositive();
        }
        for (Counter counter : EnumSet.of(
                Counter.DATAGRAMS_DECODED,
                Counter.RECORDS_SALVAGED,
                Counter.DATAGRAMS_UNTRACKED,
                Counter.SEQUENCE_LOST,
                Counter.SEQUENCE_REPEATED,
                Counter.EXPORTER_RESTARTS)) {
            assertThat(shard.count(counter)).as("%s", counter).isPositive();
        }
    }
}
