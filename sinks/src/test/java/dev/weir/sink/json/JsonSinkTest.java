package dev.weir.sink.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sink.ByteSize;
import dev.weir.sink.Sink;
import dev.weir.sink.SinkContext;
import dev.weir.sink.SinkContractTest;
import dev.weir.sink.SinkFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The JSON sink, found as the collector finds it. A full disk is {@code /dev/full}, behind a link. */
class JsonSinkTest extends SinkContractTest {
    private static final Pattern BYTES = Pattern.compile("\"bytes\":(\\d+),");

    private Path current;

    private Path file() {
        return directory.resolve("out/flows.json");
    }

    @Override
    protected Sink create(SinkContext context) {
        final SinkFactory factory = ServiceLoader.load(SinkFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.type().equals("json"))
                .findFirst()
                .orElseThrow();
        assertThat(factory.optionsType()).isEqualTo(JsonSinkOptions.class);
        return factory.create(
                new JsonSinkOptions(file().toString(), new ByteSize(60_000), Duration.ZERO, false, 0), context);
    }

    /** The limit on the file's size is reached with the next lines, and then there is no directory to roll it in. */
    @Override
    protected void breakTarget() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        current = directory.resolve("elsewhere");
        Files.move(file().getParent(), current);
        Files.createFile(file().getParent());
    }

    @Override
    protected void repairTarget() throws IOException {
        Files.delete(file().getParent());
        Files.move(current, file().getParent());
    }

    @Override
    protected List<Long> arrived() throws IOException {
        try (Stream<Path> files = Files.list(file().getParent())) {
            return files.sorted(Comparator.comparing(path -> path.equals(file()) ? "~" : path.toString()))
                    .flatMap(path -> lines(path).stream())
                    .map(JsonSinkTest::bytes)
                    .toList();
        }
    }

    private static List<String> lines(Path path) {
        try {
            final String text = Files.readString(path);
            assertThat(text.isEmpty() || text.endsWith("}\n")).isTrue();
            return text.lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Long bytes(String line) {
        final Matcher matcher = BYTES.matcher(line);
        assertThat(matcher.find()).isTrue();
        return Long.valueOf(matcher.group(1));
    }

    @Test
    void a_line_is_visible_after_the_flush_and_not_in_part_before() throws IOException {
        try (Sink sink = newSink()) {
            sink.start();
            sink.write(batch(1, 3));
            assertThat(file()).isEmptyFile();
            sink.flush();
            assertThat(lines(file()))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).startsWith("{\"flush_timestamp\":"));
        }
    }
}
