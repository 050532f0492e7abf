package dev.weir.decode.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    private static final long SAVED = 1_700_000_000_000_000_000L;

    @Test
    void whatever_is_written_is_read_as_it_was() throws IOException {
        final Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            final List<Object> entries = entries(random, random.nextInt(40));
            final Collected read = new Collected();
            final StateReport report = read.read(encode(entries), SAVED);
            assertThat(report.fault()).isNull();
            assertThat(report.templates() + report.options()).isEqualTo(entries.size());
            assertThat(texts(read.entries)).isEqualTo(texts(entries));
        }
    }

    @Test
    void a_file_cut_at_any_octet_gives_what_was_whole_before_and_says_so() throws IOException {
        final List<Object> entries = entries(new Random(5), 6);
        final byte[] bytes = encode(entries);
        for (int length = 0; length < bytes.length; length++) {
            final Collected read = new Collected();
            final StateReport report = read.read(Arrays.copyOf(bytes, length), SAVED);
            assertThat(report.isDamaged()).isTrue();
            assertThat(texts(read.entries)).isEqualTo(texts(entries.subList(0, read.entries.size())));
        }
    }

    @Test
    void an_octet_changed_anywhere_is_noticed_and_what_was_before_it_is_used() throws IOException {
        final List<Object> entries = entries(new Random(6), 6);
        final byte[] bytes = encode(entries);
        final Random random = new Random(1);
        for (int at = 0; at < bytes.length; at++) {
            final byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            final Collected read = new Collected();
            assertThat(read.read(damaged, SAVED).isDamaged()).as("octet %d", at).isTrue();
            assertThat(texts(read.entries)).isEqualTo(texts(entries.subList(0, read.entries.size())));
        }
    }

    @Test
    void noise_never_throws() throws IOException {
        final Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            final byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (random.nextBoolean()) {
                final byte[] header = encode(List.of());
                System.arraycopy(header, 0, noise, 0, Math.min(noise.length, 20));
            }
            assertThat(new Collected().read(noise, SAVED).isDamaged()).isTrue();
        }
    }

    @Test
    void entries_whose_checksum_is_right_but_that_say_what_cannot_be_are_refused() throws IOException {
        final Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            final byte[] body = new byte[random.nextInt(120)];
            random.nextBytes(body);
            final byte[] header = Arrays.copyOf(encode(List.of()), 20);
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            final int type = 1 + random.nextInt(3);
            out.writeBytes(header);
            out.write(type);
            out.writeBytes(new byte[] {0, 0, 0, (byte) body.length});
            final int checksum = StateFormat.checksum(type, body, body.length);
            out.writeBytes(new byte[] {
                (byte) (checksum >> 24), (byte) (checksum >> 16), (byte) (checksum >> 8), (byte) checksum
            });
            out.writeBytes(body);
            assertThat(new Collected().read(out.toByteArray(), SAVED).isDamaged())
                    .isTrue();
        }
    }

    @Test
    void time_during_which_the_collector_is_down_makes_no_template_older() throws IOException {
        final TemplateEntry entry = template(new Random(1), SAVED - 5_000, SAVED - 3_000);
        final Collected read = new Collected();
        read.read(encode(List.of(entry)), SAVED + 1_000_000);
        final TemplateEntry back = (TemplateEntry) read.entries.get(0);
        assertThat(back.definedAtEpochNanos()).isEqualTo(SAVED + 1_000_000 - 5_000);
        assertThat(back.refreshedAtEpochNanos()).isEqualTo(SAVED + 1_000_000 - 3_000);
    }

    @Test
    void equal_shapes_are_one_object() throws IOException {
        final Random random = new Random(4);
        final Collected read = new Collected();
        read.read(encode(List.of(options(random, 3), options(random, 3), options(random, 4))), SAVED);
        final Shape first = ((OptionsEntry) read.entries.get(0)).shape();
        assertThat(((OptionsEntry) read.entries.get(1)).shape()).isSameAs(first);
        assertThat(((OptionsEntry) read.entries.get(2)).shape()).isNotSameAs(first);
    }

    @Test
    void another_version_is_left_alone() throws IOException {
        final byte[] bytes = encode(List.of());
        bytes[7] = 2;
        assertThat(new Collected().read(bytes, SAVED).fault()).isEqualTo("version 2 is unknown");
    }

    @Test
    void the_largest_entries_fit() throws IOException {
        final List<FieldSpecifier> fields = new ArrayList<>();
        for (int i = 0; i < Shape.MAX_FIELDS; i++) {
            fields.add(new FieldSpecifier(0xffff_ffffL, i, 10));
        }
        final Shape shape = Shape.compile(Protocol.IPFIX, 0xffff, 1, fields);
        final OptionsEntry entry =
                new OptionsEntry(new byte[16], 1, 2, Protocol.IPFIX, 3, 4, 5, 6, 7, 8, shape, new byte[0xffff]);
        final Collected read = new Collected();
        assertThat(read.read(encode(List.of(entry)), SAVED).fault()).isNull();
        assertThat(((OptionsEntry) read.entries.get(0)).record()).hasSize(0xffff);
    }

    private static List<String> texts(List<?> entries) {
        return entries.stream().map(StateCodecTest::text).toList();
    }

    private static String text(Object entry) {
        if (entry instanceof TemplateEntry t) {
            return List.of(t.protocol(), t.domain(), t.stampedBy(), t.options(), t.uptimeMillis(), t.sequence())
                    + " " + t.definedAtEpochNanos() + " " + t.refreshedAtEpochNanos()
                    + Arrays.toString(t.address()) + Arrays.toString(t.sessions()) + Arrays.toString(t.wire());
        }
        final OptionsEntry o = (OptionsEntry) entry;
        final StringBuilder fields = new StringBuilder();
        for (int i = 0; i < o.shape().fieldCount(); i++) {
            fields.append(o.shape().field(i));
        }
        return List.of(o.port(), o.listenerPort(), o.protocol(), o.domain(), o.flags(), o.sequence())
                + " " + o.receivedAtEpochNanos() + " " + o.exportTimeEpochNanos() + " " + o.systemInitEpochMillis()
                + o.shape().dialect() + o.shape().templateId() + o.shape().scopeCount() + fields
                + Arrays.toString(o.address()) + Arrays.toString(o.record());
    }

    private static List<Object> entries(Random random, int count) {
        final List<Object> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(
                    random.nextBoolean()
                            ? template(random, SAVED - random.nextInt(1 << 30), SAVED - random.nextInt(1 << 30))
                            : options(random, 1 + random.nextInt(5)));
        }
        return entries;
    }

    private static TemplateEntry template(Random random, long definedAt, long refreshedAt) {
        return new TemplateEntry(
                bytes(random, 16),
                random.ints(random.nextInt(4)).toArray(),
                random.nextInt(),
                random.nextBoolean() ? Protocol.NETFLOW9 : Protocol.IPFIX,
                random.nextInt() & 0xffff_ffffL,
                random.nextBoolean(),
                bytes(random, random.nextInt(60)),
                definedAt,
                refreshedAt,
                random.nextInt(),
                random.nextLong(),
                random.nextInt());
    }

    private static OptionsEntry options(Random random, int fields) {
        final List<FieldSpecifier> specifiers = new ArrayList<>();
        for (int i = 0; i < fields; i++) {
            specifiers.add(new FieldSpecifier(i % 2 == 0 ? 0 : 0xffff_ff09L, 80 + i, i == 2 ? 0xffff : 4));
        }
        return new OptionsEntry(
                bytes(random, 16),
                random.nextInt(0x10000),
                random.nextInt(0x10000),
                Protocol.NETFLOW9,
                random.nextInt() & 0xffff_ffffL,
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextInt(16),
                random.nextInt() & 0xffff_ffffL,
                Shape.compile(Protocol.NETFLOW9, 256, 1, specifiers),
                bytes(random, random.nextInt(60)));
    }

    private static byte[] bytes(Random random, int length) {
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] encode(List<?> entries) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final StateWriter writer = new StateWriter(out, SAVED);
        for (Object entry : entries) {
            if (entry instanceof TemplateEntry template) {
                writer.write(template);
            } else {
                writer.write((OptionsEntry) entry);
            }
        }
        writer.finish();
        return out.toByteArray();
    }

    private static final class Collected implements StateVisitor {
        private final List<Object> entries = new ArrayList<>();

        StateReport read(byte[] bytes, long now) throws IOException {
            final InputStream in = new ByteArrayInputStream(bytes);
            return StateReader.read(in, now, this);
        }

        @Override
        public void onTemplate(TemplateEntry entry) {
            entries.add(entry);
        }

        @Override
        public void onOptions(OptionsEntry entry) {
            entries.add(entry);
        }
    }
}
