package dev.weir.collector.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path directory;

    private ConfigurationFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new ConfigurationFixture(directory);
    }

    @Test
    void a_missing_file_is_told_and_nothing_else() {
        assertThat(fixture.problems()).containsExactly("weir.toml: there is no such file");
    }

    @Test
    void a_directory_is_no_file() throws IOException {
        Files.createDirectory(directory.resolve("weir.toml"));
        assertThat(fixture.problems()).containsExactly("weir.toml: is a directory, not a file");
    }

    @Test
    void text_that_is_not_utf_8_is_told_where_it_begins() {
        fixture.bytes("weir.toml", "[collector]\nhost = \"Z\u00fcrich\"\n".getBytes(ISO_8859_1));
        assertThat(fixture.problems()).containsExactly("weir.toml:2:10: not UTF-8: save the file as UTF-8");
    }

    @Test
    void a_byte_order_mark_and_carriage_returns_are_no_mistakes() {
        fixture.bytes("weir.toml", "\uFEFF[collector]\r\nshards = 3\r\n".getBytes(UTF_8));
        assertThat(fixture.load().configuration().collector().shards()).isEqualTo(3);
    }

    @Test
    void all_syntax_errors_are_told_and_what_may_follow_from_them_is_not() {
        fixture.main(
                "[collector]",
                "shards = 99",
                "linger = ",
                "ring_size = 3",
                "[journal]",
                "roll_cycle = hourly",
                "[collector]");
        assertThat(fixture.problems())
                .hasSize(4)
                .satisfiesExactly(
                        shards -> assertThat(shards)
                                .isEqualTo("weir.toml:2:1: collector.shards: must be between 0 and 64, found 99"),
                        linger -> assertThat(linger).startsWith("weir.toml:3:10: Unexpected end of line"),
                        cycle -> assertThat(cycle).startsWith("weir.toml:6:14: Unexpected 'h'"),
                        again -> assertThat(again).startsWith("weir.toml:7:1: collector previously defined"));
    }

    @Test
    void many_problems_of_several_files_are_told_at_once_and_in_order() {
        fixture.main("include = ['b.conf', 'a.conf']", "[collector]", "ring_size = 3", "nope = 1", "shards = 'x'")
                .file("a.conf", "[http]", "port = -1")
                .file("b.conf", "[journal]", "retention_age = 7", "[[inputs.netflow]]", "x = 1");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:3:1: collector.ring_size: must be a power of two, found 3 (the nearest are 2 and"
                                + " 4)",
                        "weir.toml:4:1: collector.nope: unknown key (known here: data_directory, host, shards,"
                                + " ring_size, linger, batch_bytes)",
                        "weir.toml:5:1: collector.shards: expected a whole number, found the string \"x\"",
                        "b.conf:2:1: journal.retention_age: expected a duration such as \"10s\", found the number 7"
                                + " (add the unit: \"7ms\", \"7s\", \"7h\")",
                        "b.conf:3:1: inputs.netflow[0].listeners: missing; expected an array of tables",
                        "b.conf:4:1: inputs.netflow[0].x: unknown key (known here: source, namespace, bind_host,"
                                + " receivers, receive_buffer, max_datagram, allow, sampling, tags, listeners)",
                        "a.conf:2:1: http.port: must be between 0 and 65535, found -1");
    }

    @Test
    void included_files_add_their_tables_in_the_order_of_their_names() {
        fixture.main("include = ['conf.d/*.conf', 'conf.d/*/*.toml', 'none/*.conf']", input("main", 1))
                .file("conf.d/b.conf", input("b", 2))
                .file("conf.d/a.conf", "[collector]\nshards = 2\n" + input("a", 3))
                .file("conf.d/netflow/c.toml", input("c", 4), "[journal]\nretention_age = '1d'")
                .file("conf.d/netflow.conf.sample", "not even TOML")
                .file("conf.d/.hidden.conf", "not even TOML");
        final LoadedConfiguration loaded = fixture.load();
        assertThat(loaded.configuration().inputs().netflow())
                .extracting(NetflowInput::source)
                .containsExactly("main", "a", "b", "c");
        assertThat(fixture.origin(loaded, "collector.shards")).isEqualTo("conf.d/a.conf:2:1");
        assertThat(fixture.origin(loaded, "inputs.netflow[3].source")).isEqualTo("conf.d/netflow/c.toml:2:1");
        assertThat(loaded.files())
                .extracting(file -> directory.relativize(file).toString())
                .containsExactly("weir.toml", "conf.d/a.conf", "conf.d/b.conf", "conf.d/netflow/c.toml");
    }

    private static String input(String source, int port) {
        return "[[inputs.netflow]]\nsource = '" + source + "'\nlisteners = [{ flow_type = 'netflow5', port = " + port
                + " }]\n";
    }

    @Test
    void a_key_set_in_two_files_is_told_with_both_places() {
        fixture.main("include = ['a.conf']", "[collector]", "shards = 1")
                .file("a.conf", "[collector]", "host = 'h'", "shards = 1", "[http]", "port = 1");
        assertThat(fixture.problems())
                .containsExactly("a.conf:3:1: collector.shards: already set at weir.toml:3:1 (remove one of the two)");
    }

    @Test
    void names_that_lead_nowhere_are_told() throws IOException {
        Files.createDirectories(directory.resolve("conf.d"));
        fixture.main("include = ['missing.conf', 'conf.d', 7, 'a[.conf', \"a\\u0000\"]");
        assertThat(fixture.problems())
                .satisfiesExactly(
                        missing ->
                                assertThat(missing).isEqualTo("weir.toml:1:12: include: there is no file missing.conf"),
                        dir -> assertThat(dir)
                                .isEqualTo("weir.toml:1:28: include: conf.d is a directory (write \"conf.d/*.conf\" for"
                                        + " the files in it)"),
                        number -> assertThat(number)
                                .isEqualTo("weir.toml:1:38: include: expected a file name, found the number 7"),
                        glob -> assertThat(glob).startsWith("weir.toml:1:41: include: \"a[.conf\" is no file name: "),
                        nul -> assertThat(nul).startsWith("weir.toml:1:52: include: \"a\\u0000\" is no file name: "));
        fixture.main("include = 'a.conf'");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:1:1: include: expected an array of file names, found the string"
                        + " \"a.conf\" (write include = [\"conf.d/*.conf\"])");
    }

    @Test
    void circles_and_second_inclusions_are_told_where_they_close() {
        fixture.main("include = ['a.conf', '*.conf', 'b.conf']")
                .file("a.conf", "include = ['./b.conf']")
                .file("b.conf", "include = ['weir.toml']");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:1:22: include: a.conf is included a second time, first at weir.toml:1:12",
                        "weir.toml:1:22: include: b.conf is included a second time, first at a.conf:1:12",
                        "weir.toml:1:32: include: b.conf is included a second time, first at a.conf:1:12",
                        "./b.conf:1:12: include: ./weir.toml includes itself: weir.toml > a.conf > b.conf >"
                                + " weir.toml");
        fixture.main("include = ['weir.toml']");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:1:12: include: weir.toml includes itself: weir.toml > weir.toml");
    }

    @Test
    void a_file_that_cannot_be_read_leaves_nothing_missing() {
        fixture.main("include = ['a.conf']", "[[inputs.netflow]]", "source = 'x'")
                .file("a.conf", "= 1");
        assertThat(fixture.problems()).hasSize(1).first().asString().startsWith("a.conf:1:1: Unexpected '='");
    }
}
