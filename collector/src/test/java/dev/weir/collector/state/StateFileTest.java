package dev.weir.collector.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.decode.state.OptionsEntry;
import dev.weir.decode.state.StateReport;
import dev.weir.decode.state.StateVisitor;
import dev.weir.decode.state.TemplateEntry;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final long NOW = 1_700_000_000_000_000_000L;

    @TempDir
    Path directory;

    private Path path;
    private StateFile file;

    @BeforeEach
    void make() {
        path = directory.resolve("templates.state");
        file = new StateFile(path);
    }

    @Test
    void what_was_saved_is_loaded_and_the_next_save_replaces_it() throws IOException {
        file.save(List.of(template(1), template(2)), List.of(options()), NOW);
        final Seen seen = new Seen();
        assertThat(file.load(NOW, seen)).isEqualTo(new StateReport(2, 1, null));
        assertThat(seen.templates).extracting(TemplateEntry::domain).containsExactly(1L, 2L);
        file.save(List.of(template(3)), List.of(), NOW);
        assertThat(file.load(NOW, new Seen())).isEqualTo(new StateReport(1, 0, null));
        assertThat(names()).containsExactly("templates.state");
    }

    @Test
    void no_file_is_no_memory_and_no_fault() {
        assertThat(file.load(NOW, new Seen())).isEqualTo(new StateReport(0, 0, null));
    }

    @Test
    void a_damaged_file_is_set_aside_and_what_was_whole_before_the_damage_is_used() throws IOException {
        for (int round = 1; round <= 12; round++) {
            file.save(List.of(template(1), template(2)), List.of(options()), NOW);
            final byte[] bytes = Files.readAllBytes(path);
            Files.write(path, Arrays.copyOf(bytes, bytes.length - 40));
            final Seen seen = new Seen();
            final StateReport report = file.load(NOW, seen);
            assertThat(report.isDamaged()).isTrue();
            assertThat(seen.templates).hasSize(2);
            assertThat(path).doesNotExist();
        }
        assertThat(names()).hasSize(9).contains("templates.state.damaged-1", "templates.state.damaged-9");
    }

    @Test
    void something_that_is_no_file_is_a_fault_and_no_crash() throws IOException {
        Files.createDirectory(path);
        assertThat(file.load(NOW, new Seen()).isDamaged()).isTrue();
    }

    @Test
    void a_save_that_fails_leaves_the_old_file() throws IOException {
        file.save(List.of(template(1)), List.of(), NOW);
        Files.createDirectory(directory.resolve("templates.state.new"));
        assertThatThrownBy(() -> file.save(List.of(), List.of(), NOW)).isInstanceOf(IOException.class);
        assertThat(file.load(NOW, new Seen())).isEqualTo(new StateReport(1, 0, null));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static TemplateEntry template(long domain) {
        return new TemplateEntry(
                new byte[16], new int[] {7}, 7, Protocol.IPFIX, domain, false, new byte[20], NOW, NOW, 0, 0, 1);
    }

    private static OptionsEntry options() {
        final Shape shape = Shape.compile(Protocol.IPFIX, 256, 1, List.of(FieldSpecifier.of(10, 4)));
        return new OptionsEntry(new byte[16], 1, 2055, Protocol.IPFIX, 5, NOW, NOW, 0, 0, 1, shape, new byte[4]);
    }

    private static final class Seen implements StateVisitor {
        private final List<TemplateEntry> templates = new ArrayList<>();

        @Override
        public void onTemplate(TemplateEntry entry) {
            templates.add(entry);
        }

        @Override
        public void onOptions(OptionsEntry entry) {
            assertThat(entry.record()).hasSize(4);
        }
    }
}
