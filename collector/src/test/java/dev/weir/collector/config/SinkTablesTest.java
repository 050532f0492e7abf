package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.weir.collector.config.ConfigurationFixture.JsonOptions;
import dev.weir.collector.config.ConfigurationFixture.KafkaOptions;
import dev.weir.collector.config.ConfigurationFixture.Nested;
import dev.weir.flow.IpPrefix;
import dev.weir.flow.RecordKind;
import dev.weir.sink.Biflow;
import dev.weir.sink.ByteSize;
import dev.weir.sink.Setting;
import dev.weir.sink.SinkCommon;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.SinkStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkTablesTest {
    @TempDir
    Path directory;

    private ConfigurationFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new ConfigurationFixture(directory);
    }

    @Test
    void a_table_holds_common_keys_and_the_options_of_its_type() {
        fixture.main(
                "[[sinks.json]]",
                "path = 'flows.json'",
                "where = 'bytes > 10'",
                "kinds = ['flow', 'options']",
                "ports = [1, 2]",
                "[sinks.json.nested]",
                "prefix = '10.0.0.0/8'",
                "[[sinks.json]]",
                "[[sinks.kafka]]",
                "topic = 'flows'",
                "profile = 'datakit'",
                "from = 'end'");
        final List<SinkTable> sinks = fixture.load().configuration().sinks();
        assertThat(sinks).extracting(SinkTable::name).containsExactly("json", "json-2", "kafka");
        assertThat(sinks).extracting(SinkTable::type).containsExactly("json", "json", "kafka");
        assertThat(sinks.get(0).common())
                .isEqualTo(new SinkCommon(
                        "json",
                        List.of(RecordKind.FLOW, RecordKind.OPTIONS),
                        "bytes > 10",
                        SinkProfile.FULL,
                        Biflow.KEEP,
                        SinkStart.START));
        assertThat(sinks.get(0).options())
                .isEqualTo(new JsonOptions(
                        Path.of("flows.json"),
                        ByteSize.parse("100MB"),
                        0.5,
                        false,
                        List.of(1, 2),
                        new Nested(Duration.ofMinutes(90), IpPrefix.parse("10.0.0.0/8"), 7L)));
        assertThat(sinks.get(1).common().where()).isNull();
        assertThat(sinks.get(2).options()).isEqualTo(new KafkaOptions("flows"));
        assertThat(sinks.get(2).common().profile()).isEqualTo(SinkProfile.DATAKIT);
        assertThat(sinks.get(2).common().from()).isEqualTo(SinkStart.END);
    }

    @Test
    void names_must_differ_and_fit_into_a_file_name() {
        fixture.main(
                "[[sinks.json]]",
                "name = 'kafka'",
                "[[sinks.json]]",
                "name = '../etc'",
                "[[sinks.kafka]]",
                "topic = 't'");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:4:1: sinks.json[1].name: ../etc is no name for a sink; expected up to 64 letters,"
                                + " digits, _ and -",
                        "weir.toml:5:1: sinks.kafka[0].name: a sink at weir.toml:2:1 is called \"kafka\" too (rename"
                                + " one)");
    }

    @Test
    void mistakes_in_both_kinds_of_keys_are_told_together() {
        fixture.main(
                "[[sinks.json]]",
                "kinds = ['flows']",
                "gzip = 1",
                "topic = 'x'",
                "[[sinks.kafka]]",
                "kinds = []",
                "[[sinks.kafka]]",
                "topic = ''");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:2:10: sinks.json[0].kinds[0]: unknown record kind \"flows\"; expected one of flow,"
                                + " options, metric, connection (did you mean \"flow\"?)",
                        "weir.toml:3:1: sinks.json[0].gzip: expected true or false, found the number 1",
                        "weir.toml:4:1: sinks.json[0].topic: unknown key (known here: name, kinds, where, profile,"
                                + " biflow, from, path, roll_size, ratio, gzip, ports, nested)",
                        "weir.toml:5:1: sinks.kafka[0].topic: missing; expected a string",
                        "weir.toml:6:1: sinks.kafka[0].kinds: must name at least one kind",
                        "weir.toml:7:1: sinks.kafka[1]: a topic needs a name");
    }

    @Test
    void a_filter_that_cannot_be_read_is_told_where_it_stands() {
        fixture.main("[[sinks.json]]", "where = 'byte > 10'");
        assertThat(fixture.problems())
                .singleElement()
                .asString()
                .startsWith("weir.toml:2:1: sinks.json[0].where: ")
                .contains("bytes");
    }

    @Test
    void two_sinks_may_not_write_one_file() {
        fixture.main(
                "[[sinks.json]]",
                "path = 'flows.json'",
                "[[sinks.json]]",
                "path = './flows.json'",
                "[[sinks.json]]",
                "path = '-'",
                "[[sinks.json]]",
                "path = '-'");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:4:1: sinks.json[1].path: the sink at weir.toml:2:1 writes this file too"
                        + " (give each its own)");
    }

    @Test
    void a_callers_check_tells_its_problems_with_the_others() {
        fixture = new ConfigurationFixture(
                directory,
                ConfigurationFixture.loader()
                        .withCheck((settings, problems) -> settings.tables("sinks.json")
                                .flatMap(sink -> sink.setting("where").stream())
                                .filter(where -> where.value() != null)
                                .forEach(where -> problems.add(where.origin(), where.path(), "cannot be read"))));
        fixture.main("[[sinks.json]]", "where = 'bytes > 1'", "[[sinks.json]]", "gzip = 0");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:2:1: sinks.json[0].where: cannot be read",
                        "weir.toml:4:1: sinks.json[1].gzip: expected true or false, found the number 0");
    }

    record WithName(@Setting(description = "Taken.") String name) {}

    record Bare(String path) {}

    @Test
    void a_record_that_cannot_be_a_sinks_options_is_our_bug() {
        fixture = new ConfigurationFixture(directory, new ConfigurationLoader(Set.of(), Map.of("bad", WithName.class)));
        fixture.main("");
        assertThatIllegalStateException()
                .isThrownBy(fixture::load)
                .withMessage("two settings of one table are called name");
        fixture = new ConfigurationFixture(directory, new ConfigurationLoader(Set.of(), Map.of("bad", Bare.class)));
        assertThatIllegalStateException().isThrownBy(fixture::load).withMessageEndingWith("Bare.path has no @Setting");
    }
}
