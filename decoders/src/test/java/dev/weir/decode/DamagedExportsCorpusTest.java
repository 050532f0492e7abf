package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.testing.DamagedExports;
import dev.weir.testing.ExportMessage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What brought other collectors down: no exception, no loop, the books close, and the good sets beside are used. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class DamagedExportsCorpusTest {
    private final TestShard shard = new TestShard().showing(DamagedExportsCorpusTest::touch);

    static List<DamagedExports.Fixture> fixtures() {
        return DamagedExports.all();
    }

    private static void touch(FlowRecordReader record) {
        for (FlowField field : FlowField.values()) {
            record.has(field);
            record.getLong(field);
        }
        record.copyAddress(FlowField.SOURCE_ADDRESS, new byte[16], 0);
        assertThat(record.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void the_good_sets_beside_are_used(DamagedExports.Fixture fixture) {
        assertThat(good(shard.receive(fixture.bytes()).readAll())).isEqualTo(fixture.goodRecords());
        shard.receive(fixture.bytes()).assertBooksClose();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void the_exporter_is_understood_afterwards(DamagedExports.Fixture fixture) {
        shard.receive(fixture.bytes()).flush();
        for (boolean ipfix : new boolean[] {false, true}) {
            shard.receive(ExportMessage.of(ipfix)
                    .domain(3)
                    .templates(DamagedExports.GOOD)
                    .data(DamagedExports.GOOD, DamagedExports.good(7))
                    .bytes());
        }
        assertThat(good(shard.readAll())).isEqualTo(2);
        shard.assertBooksClose();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void cut_anywhere_it_still_harms_nobody(DamagedExports.Fixture fixture) {
        for (int length = 0; length < Math.min(400, fixture.bytes().length); length++) {
            shard.receive(fixture.bytes(), 0, length);
        }
        shard.assertBooksClose();
    }

    @Test
    void all_of_them_from_one_exporter_in_any_order_leave_a_shard_that_works() {
        for (DamagedExports.Fixture first : fixtures()) {
            shard.receive(first.bytes());
        }
        for (int i = fixtures().size() - 1; i >= 0; i--) {
            shard.receive(fixtures().get(i).bytes());
        }
        shard.assertBooksClose();
    }

    private static long good(List<DecodedRecord> records) {
        return records.stream()
                .filter(record -> record.template() == DamagedExports.GOOD.id() && !record.options())
                .count();
    }
}
