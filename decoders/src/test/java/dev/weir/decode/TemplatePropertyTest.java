package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever exporters say by templates of their own making is what comes out, whatever happens to the templates in
 * between. Each history has a seed, named when it fails: {@code -Dweir.seed=N} runs that one alone.
 */
class TemplatePropertyTest {
    private static final int HISTORIES = Integer.getInteger("weir.fuzz.histories", 60);
    private static final int MESSAGES = 120;

    @Test
    void every_record_comes_out_as_it_was_put_in_once_its_template_is_known() {
        final Long only = Long.getLong("weir.seed");
        final long fresh = System.nanoTime();
        for (int i = 0; i < HISTORIES; i++) {
            final long seed = only != null ? only : i < HISTORIES / 2 ? i : fresh + i;
            try {
                new History(seed).run();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Some exporters on one shard, with one process or several each, that take turns. */
    private static final class History {
        private final Random random;
        private final TestShard shard = new TestShard();
        private final List<SimulatedExporter> exporters = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private final boolean changingPorts;

        History(long seed) {
            random = new Random(seed);
            changingPorts = random.nextInt(3) == 0;
            for (int i = 0; i < 4; i++) {
                // Two domains and both protocols at one address; all ids in use at each.
                final boolean ipfix = random.nextBoolean();
                exporters.add(new SimulatedExporter(1 + i / 3, ipfix, domain(i), changingPorts, random));
            }
        }

        private static long domain(int index) {
            return index == 0 ? 0xffff_ffffL : index;
        }

        void run() {
            for (int i = 0; i < MESSAGES; i++) {
                final int which = random.nextInt(exporters.size());
                final SimulatedExporter exporter = exporters.get(which);
                final boolean reboot = exporter.canBeSeenToReboot() && random.nextInt(25) == 0;
                final byte[] message = reboot ? exporter.reboot() : exporter.next();
                final int port = changingPorts ? 1024 + random.nextInt(60_000) : 40_000 + which;
                story.add("\n" + i + ": exporter " + exporter.number() + " port " + port
                        + (reboot ? " reboots after " : " ") + exporter.story());
                shard.from(exporter.number(), port).later(1_000_000L).receive(message);
                assertSame(shard.readAll(), exporter.expected());
                assertThat(shard.rejects()).as("after%s", story).isEmpty();
            }
            shard.assertBooksClose();
        }

        /** The same records; those of a template in the order in which they were sent. */
        private void assertSame(List<DecodedRecord> decoded, List<DecodedRecord> expected) {
            assertThat(count(decoded)).as("records by template after%s", story).isEqualTo(count(expected));
            assertThat(byTemplate(decoded)).as("records after%s", story).isEqualTo(byTemplate(expected));
        }

        private static Map<Integer, Integer> count(List<DecodedRecord> records) {
            final Map<Integer, Integer> counts = new TreeMap<>();
            byTemplate(records).forEach((id, list) -> counts.put(id, list.size()));
            return counts;
        }

        private static Map<Integer, List<DecodedRecord>> byTemplate(List<DecodedRecord> records) {
            return records.stream().collect(Collectors.groupingBy(DecodedRecord::template));
        }
    }
}
