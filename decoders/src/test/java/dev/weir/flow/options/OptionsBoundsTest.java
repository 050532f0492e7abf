package dev.weir.flow.options;

import static dev.weir.flow.options.OptionsBytes.RECEIVED;
import static dev.weir.flow.options.OptionsBytes.exporter;
import static dev.weir.flow.options.OptionsBytes.record;
import static dev.weir.flow.options.OptionsBytes.run;
import static dev.weir.flow.options.OptionsBytes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import org.junit.jupiter.api.Test;

class OptionsBoundsTest {
    private static final Shape INTERFACES = shape(Protocol.IPFIX, 1, "10:4 82:v");

    @Test
    void an_exporter_may_name_so_much_and_what_it_named_is_still_brought_up_to_date() {
        final OptionsTables tables = new OptionsTables(new OptionsLimits(10, 100, 1 << 20));
        for (int i = 0; i < 1_000; i++) {
            learn(tables, 1, 0, i, "eth" + i);
        }
        assertThat(tables.summary(exporter(1)).interfaces()).isEqualTo(100);
        learn(tables, 1, 0, 7, "new");
        assertThat(tables.interfaceName(exporter(1), 0, 7)).isEqualTo("new");
        assertThat(tables.interfaceName(exporter(1), 0, 500)).isNull();
    }

    @Test
    void forged_exporters_do_not_push_out_one_that_was_there() {
        final OptionsTables tables = new OptionsTables(new OptionsLimits(50, 100, 1 << 20));
        learn(tables, 1, 0, 7, "mine");
        for (int i = 2; i < 10_000; i++) {
            learn(tables, i, 0, 7, "forged");
        }
        assertThat(tables.interfaceName(exporter(1), 0, 7)).isEqualTo("mine");
        assertThat(tables.summary(exporter(9_999))).isNull();
    }

    @Test
    void an_exporter_that_has_been_silent_makes_room() {
        final OptionsTables tables = new OptionsTables(new OptionsLimits(1, 100, 1 << 20));
        learn(tables, 1, 0, 7, "old");
        learn(tables, 2, OptionsTables.SILENT_NANOS, 7, "new");
        assertThat(tables.interfaceName(exporter(1), 0, 7)).isNull();
        assertThat(tables.interfaceName(exporter(2), 0, 7)).isEqualTo("new");
    }

    @Test
    void all_exporters_together_take_so_many_bytes() {
        final OptionsTables tables = new OptionsTables(new OptionsLimits(1_000, 1_000, 100_000));
        int named = 0;
        for (int i = 0; i < 1_000; i++) {
            learn(tables, i / 10, 0, i, "x".repeat(200));
            named += tables.interfaceName(exporter(i / 10), 0, i) == null ? 0 : 1;
        }
        assertThat(named).isBetween(100, 200);
    }

    private static void learn(OptionsTables tables, int exporter, long laterNanos, int index, String name) {
        final Run run = run(exporter(exporter), 0);
        run.receivedAtEpochNanos = RECEIVED + laterNanos;
        final byte[] bytes = record(INTERFACES, index, name);
        tables.learn(run, INTERFACES, bytes, 0, bytes.length, 1);
    }
}
