package dev.weir.decode.sflow5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decode.RejectReason;
import dev.weir.testing.Sflow5Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing in a datagram makes the decoder throw, read beyond the end, loop, or lose count. */
class Sflow5RobustnessTest {
    private static final int[] WORDS = {
        0, 1, 2, 3, 4, 5, 7, 8, 1001, 1003, 2001, 2206, 0x7fff_ffff, 0x8000_0000, -1, -4, 0xffff, 0x1_0000
    };

    private final List<byte[]> corpus = Sflow5Bytes.corpus();

    @Test
    void the_corpus_is_whole() {
        final SflowShard shard = new SflowShard();
        corpus.forEach(shard::receive);
        shard.assertBooksClose();
        assertThat(shard.rejects).isEmpty();
    }

    @Test
    void datagrams_cut_at_every_octet_keep_the_books() {
        final SflowShard shard = new SflowShard();
        for (byte[] whole : corpus) {
            for (int length = 0; length < whole.length; length++) {
                final byte[] guarded = new byte[length + 32];
                Arrays.fill(guarded, (byte) 0xff);
                System.arraycopy(whole, 0, guarded, 16, length);
                shard.receive(guarded, 16, length);
            }
        }
        shard.assertBooksClose();
    }

    @Test
    void every_word_replaced_by_a_lie_keeps_the_books() {
        final SflowShard shard = new SflowShard();
        for (byte[] whole : corpus) {
            for (int at = 4; at + 4 <= whole.length; at += 4) {
                for (int word : WORDS) {
                    final byte[] lie = whole.clone();
                    dev.weir.flow.Bytes.putU32(lie, at, word);
                    shard.receive(lie);
                }
            }
        }
        shard.assertBooksClose();
    }

    @Test
    void a_count_of_samples_is_a_bound_and_no_size() {
        final SflowShard shard = new SflowShard();
        shard.receive(Sflow5Bytes.datagram(1, -1, Sflow5Bytes.flowSample(1)));
        assertThat(shard.rejects).containsExactly(RejectReason.COUNT_EXCEEDS_LENGTH);
        assertThat(shard.readAll(record -> 1)).hasSize(1);
    }

    @Test
    void a_count_of_records_is_a_bound_and_no_size() {
        final byte[] sample =
                Sflow5Bytes.xdr().u32(1, 32, 1, 3, 512, 1024, 0, 3, 4, -1).bytes();
        final SflowShard shard = new SflowShard();
        shard.receive(Sflow5Bytes.datagram(1, sample, Sflow5Bytes.flowSample(2)));
        assertThat(shard.rejects).containsExactly(RejectReason.COUNT_EXCEEDS_LENGTH);
        assertThat(shard.readAll(record -> 1))
                .as("the next sample is used all the same")
                .hasSize(2);
    }

    @Test
    void a_record_longer_than_its_sample_is_named_and_its_whole_fields_are_used() {
        final byte[] record = Sflow5Bytes.xdr().u32(1020, 4000, 80, 8080).bytes();
        final SflowShard shard = new SflowShard();
        shard.receive(Sflow5Bytes.datagram(1, Sflow5Bytes.flowSample(1, record), Sflow5Bytes.flowSample(2)));
        assertThat(shard.rejects).containsExactly(RejectReason.NESTED_LENGTH);
        assertThat(shard.readAll(each -> SflowShard.number(each, 0, 228))).containsExactly(8080L, -1L);
    }

    @Test
    void more_records_than_a_record_has_fields_for_are_named() {
        final byte[][] records = new byte[3000][];
        Arrays.fill(records, Sflow5Bytes.record(1036, Sflow5Bytes.xdr().u32(1).bytes()));
        final SflowShard shard = new SflowShard();
        shard.receive(Sflow5Bytes.datagram(1, Sflow5Bytes.flowSample(1, records), Sflow5Bytes.flowSample(2)));
        assertThat(shard.rejects).containsExactly(RejectReason.RECORD_FULL);
        assertThat(shard.readAll(record -> record.shape().fieldCount())).containsExactly(1024, 9);
    }

    @Test
    void ever_new_shapes_and_agents_do_not_grow_memory() {
        final Sflow5Decoder decoder = new Sflow5Decoder(new SflowShard().context.counters());
        final SflowShard shard = new SflowShard();
        final Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            final byte[] unlike = Sflow5Bytes.xdr().string("x").bytes();
            final byte[][] records = new byte[10][];
            for (int j = 0; j < records.length; j++) {
                records[j] = random.nextBoolean() ? Sflow5Bytes.record(1038, unlike) : Sflow5Bytes.record(1040, unlike);
            }
            final byte[] payload =
                    Sflow5Bytes.datagram("%08x".formatted(i + 1), i, 1, 1, Sflow5Bytes.flowSample(1, records));
            shard.receive(payload);
            shard.datagram.bytes = payload;
            decoder.decode(
                    shard.datagram,
                    dev.weir.decode.SessionOf.first(shard.datagram),
                    (run, shape, bytes, offset, length, count) -> {});
        }
        assertThat(decoder.shapesKnown()).isLessThanOrEqualTo(1024);
        shard.assertBooksClose();
    }

    @Test
    void random_damage_keeps_the_books() {
        final SflowShard shard = new SflowShard();
        final Random random = new Random(20_260_101);
        for (int i = 0; i < 60_000; i++) {
            final byte[] base = corpus.get(random.nextInt(corpus.size()));
            final byte[] bytes =
                    Arrays.copyOf(base, random.nextInt(8) == 0 ? random.nextInt(base.length) : base.length);
            for (int j = random.nextInt(6); j > 0 && bytes.length > 0; j--) {
                final int at = random.nextInt(bytes.length);
                if (random.nextBoolean()) {
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                } else if (at + 4 <= bytes.length) {
                    dev.weir.flow.Bytes.putU32(bytes, at & ~3, WORDS[random.nextInt(WORDS.length)]);
                }
            }
            shard.receive(bytes);
        }
        shard.assertBooksClose();
    }
}
