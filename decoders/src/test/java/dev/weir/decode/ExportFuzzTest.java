package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.weir.account.Counter;
import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.testing.ExportMutator;
import org.junit.jupiter.api.Test;

/**
 * Damaged NetFlow v9 and IPFIX messages, a quarter as many as {@code weir.fuzz.datagrams} says, through dispatcher,
 * templates, waiting room and batch and back by the reader: nothing throws, and the books close after each round.
 */
class ExportFuzzTest {
    private static final int DATAGRAMS = Integer.getInteger("weir.fuzz.datagrams", 200_000) / 4;
    private static final int ROUND = 5_000;
    private static final int MAX_EXPORTERS = 64;

    private final TestShard shard = new TestShard(MAX_EXPORTERS).showing(this::touch);
    private final byte[] address = new byte[Addresses.LENGTH];
    private long sum;

    @Test
    void no_datagram_throws_and_the_books_close() {
        for (int seed = 0; seed * ROUND < DATAGRAMS; seed++) {
            final int datagrams = Math.min(ROUND, DATAGRAMS - seed * ROUND);
            try {
                round(new ExportMutator(seed), datagrams);
            } catch (RuntimeException | Error e) {
                fail("round with seed " + seed, e);
            }
            assertThat(shard.exporters()).isLessThanOrEqualTo(MAX_EXPORTERS);
        }

        assertThat(shard.received()).isEqualTo(DATAGRAMS);
        assertThat(sum).as("the fields were read").isNotZero();
        assertThat(shard.count(Counter.DATAGRAMS_DECODED)).isGreaterThan(DATAGRAMS / 20);
        assertThat(shard.count(Counter.DATAGRAMS_REJECTED)).isGreaterThan(DATAGRAMS / 20);
        assertThat(shard.count(Counter.RECORDS_SALVAGED)).isPositive();
        assertThat(shard.count(Counter.DATAGRAMS_UNTRACKED)).isPositive();
    }

    private void round(ExportMutator mutator, int datagrams) {
        for (int i = 0; i < datagrams; i++) {
            mutator.next();
            shard.from(mutator.pick(1 << 7), 1 + mutator.pick(3))
                    .later(mutator.pick(1 << 24))
                    .receive(mutator.bytes(), 0, mutator.length());
        }
        shard.flush();
        shard.rejects().clear();
        shard.assertBooksClose();
    }

    private void touch(FlowRecordReader record) {
        for (FlowField field : FlowField.values()) {
            sum += record.has(field) ? record.getLong(field) : 1;
            if (field.type() == FlowField.Type.ADDRESS) {
                sum += record.copyAddress(field, address, 0) ? address[15] : 0;
            }
        }
        for (int i = 0; i < record.shape().fieldCount(); i++) {
            sum += record.getLong(i);
        }
        sum += record.startEpochMillis() + record.endEpochMillis();
    }
}
