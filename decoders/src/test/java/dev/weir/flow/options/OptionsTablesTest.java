package dev.weir.flow.options;

import static dev.weir.flow.options.OptionsBytes.concat;
import static dev.weir.flow.options.OptionsBytes.exporter;
import static dev.weir.flow.options.OptionsBytes.record;
import static dev.weir.flow.options.OptionsBytes.run;
import static dev.weir.flow.options.OptionsBytes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Exporter;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.DataTypeSemantics;
import dev.weir.flow.ie.InformationElement;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTablesTest {
    private final OptionsTables tables = new OptionsTables();
    private final Exporter router = exporter(1);

    @Test
    void an_interface_table_whose_scope_is_the_interface_names_both_directions() {
        final Shape shape = shape(Protocol.IPFIX, 2, "10:4 14:4 83:64 82:64");
        learn(shape, 5, 0x37, 0x38, "HundredGigE0/0/0/11", "HundredGigE0_0_0_11");
        assertThat(tables.interfaceName(router, 5, 0x37)).isEqualTo("HundredGigE0_0_0_11");
        assertThat(tables.interfaceName(router, 5, 0x38)).isEqualTo("HundredGigE0_0_0_11");
        assertThat(tables.interfaceDescription(router, 5, 0x37)).isEqualTo("HundredGigE0/0/0/11");
        assertThat(tables.interfaceName(router, 5, 0x39)).isNull();
        assertThat(tables.interfaceName(exporter(2), 5, 0x37)).isNull();
    }

    @Test
    void an_interface_table_may_be_scoped_by_the_system_or_by_the_interface_of_v9() {
        learn(shape(Protocol.NETFLOW9, 1, "s1:4 10:4 83:64"), 5, 0xc1c4be43L, 74, "TenGigE0_0_1_0");
        learn(shape(Protocol.NETFLOW9, 1, "s2:4 82:v"), 5, 75, "eth0");
        assertThat(tables.interfaceDescription(router, 5, 74)).isEqualTo("TenGigE0_0_1_0");
        assertThat(tables.interfaceName(router, 5, 74)).isNull();
        assertThat(tables.interfaceName(router, 5, 75)).isEqualTo("eth0");
    }

    @Test
    void a_report_copies_what_was_asked_for_and_as_many_names_as_that() {
        learn(shape(Protocol.IPFIX, 1, "10:4 82:v 83:v"), 5, 1, "eth0", "uplink");
        learn(shape(Protocol.IPFIX, 1, "10:4 82:v 83:v"), 5, 2, "eth1", "");
        learn(shape(Protocol.NETFLOW9, 1, "s1:4 95:4 96:24 94:55"), 0, 7, 0x03000050, "http", "Web");
        learn(shape(Protocol.IPFIX, 1, "234:4 236:v"), 5, 9, "red");
        learn(shape(Protocol.IPFIX, 1, "302:8 335:v"), 5, 4L, "coarse");

        final List<OptionsReport> reports = tables.reports(address -> true, 10);
        assertThat(reports).hasSize(1);
        final byte[] address = new byte[16];
        router.copyAddress(address, 0);
        assertThat(reports.get(0).address()).isEqualTo(address);
        assertThat(reports.get(0).summary()).isEqualTo(tables.summary(router));
        final OptionsNames names = reports.get(0).names();
        assertThat(names.interfaces())
                .containsExactlyInAnyOrder(
                        new OptionsNames.Name(5, "1", "eth0", "uplink"), new OptionsNames.Name(5, "2", "eth1", null));
        assertThat(names.applications()).containsExactly(new OptionsNames.Name(0, "3:80", "http", "Web"));
        assertThat(names.vrfs()).containsExactly(new OptionsNames.Name(5, "9", "red", null));
        assertThat(names.samplers()).containsExactly(new OptionsNames.Name(5, "4", "coarse", null));

        assertThat(tables.reports(other -> true, 1).get(0).names().interfaces()).hasSize(1);
        assertThat(tables.reports(other -> true, 0).get(0).names().interfaces()).isEmpty();
        assertThat(tables.reports(other -> false, 1)).isEmpty();
    }

    @Test
    void a_name_that_is_assigned_anew_takes_the_place_of_the_old_one() {
        final Shape shape = shape(Protocol.IPFIX, 1, "10:4 82:v 83:v");
        learn(shape, 5, 1, "eth0", "uplink");
        final int before = tables.version();
        learn(shape, 5, 1, "eth0", "uplink");
        assertThat(tables.version()).as("nothing new").isEqualTo(before);
        learn(shape, 5, 1, "eth1", "");
        assertThat(tables.version()).isNotEqualTo(before);
        assertThat(tables.interfaceName(router, 5, 1)).isEqualTo("eth1");
        assertThat(tables.interfaceDescription(router, 5, 1)).isEqualTo("uplink");
    }

    @Test
    void a_domain_that_said_nothing_is_told_what_another_one_of_the_exporter_said() {
        final Shape shape = shape(Protocol.IPFIX, 1, "10:4 82:v");
        learn(shape, 5, 1, "of 5");
        learn(shape, 6, 1, "of 6");
        assertThat(tables.interfaceName(router, 5, 1)).isEqualTo("of 5");
        assertThat(tables.interfaceName(router, 6, 1)).isEqualTo("of 6");
        assertThat(tables.interfaceName(router, 0xffff_ffffL, 1)).isEqualTo("of 6");
    }

    @Test
    void applications_are_found_by_engine_and_selector_in_whatever_length() {
        learn(shape(Protocol.NETFLOW9, 1, "s1:4 95:4 96:24 94:55"), 0, 7, 0x01000008, "egp", "Exterior Gateway");
        assertThat(application("01000008")).isEqualTo("egp");
        assertThat(application("0108")).isEqualTo("egp");
        assertThat(application("02000008")).isNull();
        assertThat(application("01000009")).isNull();
        assertThat(application("")).isNull();
        final byte[] id = HexFormat.of().parseHex("01000008");
        assertThat(tables.applicationDescription(router, 0, id, 0, 4)).isEqualTo("Exterior Gateway");
    }

    @Test
    void application_ids_with_an_enterprise_number_are_longer_than_a_number() {
        final Shape shape = shape(Protocol.NETFLOW9, 1, "s1:2 95:9 96:64 94:64 372:32");
        final byte[] id = HexFormat.of().parseHex("140000304400003a98");
        learn(shape, 0, 7, id, "HTTP.BROWSER", "", "Web.Client");
        assertThat(application("140000304400003a98")).isEqualTo("HTTP.BROWSER");
        assertThat(application("140000304400003a99")).isNull();
    }

    @Test
    void vrfs_are_named_for_both_directions_also_where_the_element_is_repeated() {
        learn(shape(Protocol.IPFIX, 2, "234:4 235:4 236:32 90:8 60:1 210:3"), 9, 1, 2, "A4", 0, 6, 0);
        learn(shape(Protocol.IPFIX, 1, "234:4 236:32 234:4 235:4 90:8"), 9, 0x60000400, "**eint", 3, 4, 0);
        assertThat(tables.vrfName(router, 9, 1)).isEqualTo("A4");
        assertThat(tables.vrfName(router, 9, 2)).isEqualTo("A4");
        assertThat(tables.vrfName(router, 9, 0x60000400)).isEqualTo("**eint");
        assertThat(tables.vrfName(router, 9, 4)).isEqualTo("**eint");
        assertThat(tables.vrfName(router, 9, 5)).isNull();
    }

    @Test
    void samplers_have_names() {
        learn(shape(Protocol.NETFLOW9, 1, "s1:4 48:2 50:4 49:1 84:32"), 0, 7, 1, 5000, 2, "FS");
        learn(shape(Protocol.IPFIX, 1, "302:8 305:4 304:2 335:v"), 0, 9, 1, 3, "map");
        assertThat(tables.samplerName(router, 0, 1)).isEqualTo("FS");
        assertThat(tables.samplerName(router, 0, 9)).isEqualTo("map");
    }

    @Test
    void elements_are_described_by_the_exporter() {
        final Shape shape = shape(Protocol.IPFIX, 2, "346:4 303:2 339:1 344:1 345:2 342:8 343:8 341:v 340:v");
        learn(shape, 0, 6871, 0x8000 | 500, 4, 3, 2, 0, 0, "reverseFlowDelta", "text");
        final InformationElement element = tables.learnedElement(router, 6871, 500);
        assertThat(element)
                .isEqualTo(new InformationElement(
                        6871,
                        500,
                        "reverseFlowDelta",
                        AbstractDataType.UNSIGNED64,
                        DataTypeSemantics.DELTA_COUNTER,
                        "octets"));
        learn(shape, 0, 6871, 501, 200, 99, 9999, 0, 0, "odd", "");
        assertThat(tables.learnedElement(router, 6871, 501).type()).isEqualTo(AbstractDataType.OCTET_ARRAY);
        assertThat(tables.learnedElement(router, 6871, 501).units()).isEmpty();
        assertThat(tables.learnedElement(router, 6871, 502)).isNull();
    }

    @Test
    void common_properties_are_kept_with_all_their_fields() {
        final Shape shape = shape(Protocol.IPFIX, 1, "137:4 8:4 82:v 12:4");
        learn(shape, 3, 1000, 0x0a000001, "eth0", 0x0a000002);
        final CommonProperties properties = tables.commonProperties(router, 3, 1000);
        final int address = properties.shape().indexOf(0, 12);
        assertThat(properties.fieldLength(address)).isEqualTo(4);
        assertThat(properties.bytes()[properties.fieldOffset(address) + 3]).isEqualTo((byte) 2);
        final int before = tables.version();
        learn(shape, 3, 1000, 0x0a000001, "eth0", 0x0a000002);
        assertThat(tables.commonProperties(router, 3, 1000)).isSameAs(properties);
        assertThat(tables.version()).isEqualTo(before);
    }

    @Test
    void statistics_and_the_time_of_start_are_the_latest_and_change_no_version() {
        final Shape shape = shape(Protocol.IPFIX, 1, "149:4 160:8 41:8 42:8");
        final int before = tables.version();
        assertThat(tables.systemInitEpochMillis(router, 5)).isEqualTo(-1);
        learn(shape, 5, 0, 1_600_000_000_000L, 3, 40);
        learn(shape, 5, 0, 1_600_000_000_001L, 4, 50);
        assertThat(tables.systemInitEpochMillis(router, 5)).isEqualTo(1_600_000_000_001L);
        assertThat(tables.statistic(router, 5, 41)).isEqualTo(4);
        assertThat(tables.statistic(router, 5, 40)).isEqualTo(-1);
        assertThat(tables.version()).isEqualTo(before);
        assertThat(tables.summary(router).statistics()).contains(new OptionsSummary.Statistic(5, 42, 50));
    }

    @Test
    void a_record_about_another_domain_is_learned_for_that_domain() {
        learn(shape(Protocol.IPFIX, 1, "149:4 160:8"), 5, 77, 1_600_000_000_000L);
        learn(shape(Protocol.IPFIX, 1, "149:4 160:8"), 5, 5, 1_500_000_000_000L);
        assertThat(tables.systemInitEpochMillis(router, 77)).isEqualTo(1_600_000_000_000L);
        assertThat(tables.systemInitEpochMillis(router, 5)).isEqualTo(1_500_000_000_000L);
    }

    @Test
    void sampling_may_be_told_for_an_interface() {
        final Shape shape = shape(Protocol.NETFLOW9, 1, "s2:4 34:4 35:1");
        learn(shape, 0, 7, 512, 1);
        learn(shape, 0, 7, 0, 1);
        learn(shape, 0, 0, 100, 1);
        assertThat(tables.interfaceSamplingRate(router, 0, 7)).isEqualTo(512);
        assertThat(tables.interfaceSamplingRate(router, 0, 0))
                .as("0 is the whole domain")
                .isZero();
    }

    @Test
    void names_end_at_the_first_nul_and_are_cut_between_characters() {
        final Shape shape = shape(Protocol.IPFIX, 1, "10:4 82:v");
        learn(shape, 0, 1, new byte[] {'e', 't', 'h', ' ', 0, 'x'});
        learn(shape, 0, 2, "x" + "ü".repeat(200));
        learn(shape, 0, 3, new byte[] {0, 0});
        assertThat(tables.interfaceName(router, 0, 1)).isEqualTo("eth");
        assertThat(tables.interfaceName(router, 0, 2)).isEqualTo("x" + "ü".repeat(127));
        assertThat(tables.interfaceName(router, 0, 3)).isNull();
    }

    @Test
    void flow_records_teach_nothing() {
        final Shape shape = shape(Protocol.IPFIX, 0, "10:4 82:v");
        final Run run = run(router, 0);
        run.kind = RecordKind.FLOW;
        final byte[] bytes = record(shape, 1, "eth0");
        tables.learn(run, shape, bytes, 0, bytes.length, 1);
        assertThat(tables.interfaceName(router, 0, 1)).isNull();
    }

    @Test
    void records_cut_at_any_octet_teach_what_was_whole_before() {
        final Shape shape = shape(Protocol.IPFIX, 1, "10:4 82:v 84:3");
        final byte[] first = record(shape, 1, "eth0", "abc");
        final byte[] both = concat(first, record(shape, 2, "x".repeat(300), "abc"));
        for (int length = 0; length <= both.length; length++) {
            final OptionsTables fresh = new OptionsTables();
            fresh.learn(run(router, 0), shape, both, 0, length, 1000);
            assertThat(fresh.interfaceName(router, 0, 1)).isEqualTo(length < first.length ? null : "eth0");
            assertThat(fresh.interfaceName(router, 0, 2) != null).isEqualTo(length == both.length);
        }
    }

    private String application(String hex) {
        final byte[] id = HexFormat.of().parseHex("ff" + hex);
        return tables.applicationName(router, 0, id, 1, id.length - 1);
    }

    private void learn(Shape shape, long domain, Object... values) {
        final byte[] bytes = concat(new byte[3], record(shape, values));
        tables.learn(run(router, domain), shape, bytes, 3, bytes.length - 3, 1);
    }
}
