package dev.weir.sink.line;

import static dev.weir.testing.Sflow5Bytes.counterSample;
import static dev.weir.testing.Sflow5Bytes.datagram;
import static dev.weir.testing.Sflow5Bytes.flowSample;
import static dev.weir.testing.Sflow5Bytes.record;
import static dev.weir.testing.Sflow5Bytes.sampledHeader;
import static dev.weir.testing.Sflow5Bytes.tcpFrame;
import static dev.weir.testing.Sflow5Bytes.xdr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.Records;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.json.FlowJsonRenderer;
import dev.weir.sink.text.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineProtocolRendererTest {
    private static final InputLabels LABELS = new InputLabels(
            "net flow,a=b", "namespace", "collector-1", Map.of("rack no", "a,b=c d", "empty", "", "zone", "x\\"));

    private static String render(InputLabels labels, byte[] sample) {
        final TextBuffer out = new TextBuffer(16);
        new LineProtocolRenderer(InformationElements::builtIn, SinkProfile.DATAKIT)
                .render(Records.first(Records.decode("192.0.2.7", labels, datagram(1, sample))), out);
        return out.toString();
    }

    @Test
    void a_flow_is_the_log_point_of_datakit() {
        final byte[] sample = flowSample(1, sampledHeader(1, 1398, tcpFrame(64)));
        final TextBuffer json = new TextBuffer(16);
        new FlowJsonRenderer(InformationElements.builtIn(), SinkProfile.DATAKIT)
                .renderObject(Records.first(Records.decode("192.0.2.7", LABELS, datagram(1, sample))), json);
        assertThat(render(LABELS, sample))
                .isEqualTo("net\\ flow\\,a=b,host=collector-1,rack\\ no=a\\,b\\=c\\ d,zone=x"
                        + " message=\"" + json.toString().replace("\"", "\\\"") + "\",status=\"OK\",bytes=1398i,"
                        + "dest_ip=\"192.0.2.80\",dest_port=\"443\",device_ip=\"192.0.2.9\",ip_protocol=\"TCP\","
                        + "source_ip=\"198.51.100.1\",source_port=\"40000\",type=\"sflow5\""
                        + " 1795208400123456789\n");
    }

    @Test
    void a_counter_record_is_a_point_of_its_structure() {
        final byte[] cpu = record(
                2003,
                xdr().u32(Float.floatToIntBits(0.25f), Float.floatToIntBits(-1f), Float.floatToIntBits(2f))
                        .u32(1, 2, 4, 2400, 100, 5, 6, 7, 8, 9, 10, 11, 12, -1)
                        .bytes());
        assertThat(render(Records.LABELS, counterSample(9, cpu)))
                .isEqualTo("sflow_host_cpu,source=0:3,agent=192.0.2.9,host=collector-1,namespace=namespace"
                        + " load_one=0.25,load_fifteen=2.0,proc_run=1i,proc_total=2i,cpu_num=4i,cpu_speed=2400i,"
                        + "uptime=100i,cpu_user=5i,cpu_nice=6i,cpu_system=7i,cpu_idle=8i,cpu_wio=9i,cpu_intr=10i,"
                        + "cpu_sintr=11i,interrupts=12i 1795208400123456789\n");
    }

    @Test
    void counts_beyond_a_signed_number_are_unsigned() {
        final byte[] net = record(
                2006,
                xdr().u64(Long.MAX_VALUE)
                        .u32(1, 2, 3)
                        .u64(Long.MIN_VALUE)
                        .u32(1, 2, 3)
                        .bytes());
        assertThat(render(Records.LABELS, counterSample(9, net)))
                .contains(" bytes_in=9223372036854775807i,", ",bytes_out=9223372036854775808u,");
    }

    @Test
    void texts_are_quoted_and_tags_of_text_are_escaped() {
        final byte[] name = record(1005, xdr().string("a \"b\"\\c\nd,e").bytes());
        assertThat(render(Records.LABELS, counterSample(9, name))).contains(" name=\"a \\\"b\\\"\\\\c\\nd,e\" ");
        final byte[] operations = record(
                2202,
                xdr().string("my shop,1").u32(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).bytes());
        assertThat(render(Records.LABELS, counterSample(9, operations)))
                .contains(",application=my\\ shop\\,1 success=1i,");
    }

    @Test
    void a_point_always_has_a_field() {
        final byte[] processor = record(1001, xdr().u32(-1, -1, -1).u64(-1, -1).bytes());
        assertThat(render(Records.LABELS, counterSample(9, processor)))
                .isEqualTo("sflow_processor,source=0:3,agent=192.0.2.9,host=collector-1,namespace=namespace"
                        + " sequence_number=9i 1795208400123456789\n");
    }

    @Test
    void what_is_not_understood_is_a_text() {
        assertThat(render(
                        Records.LABELS,
                        counterSample(1, record(8800 << 12 | 2, xdr().u32(7).bytes()))))
                .contains("sflow_unknown,", " unknown_record=\"{\\\"enterprise\\\":8800,\\\"format\\\":2,");
    }

    @Test
    void the_operators_tags_do_not_take_what_tells_points_apart() {
        final InputLabels labels = new InputLabels(
                "default",
                "namespace",
                "collector-1",
                Map.of("source", "mine", "agent", "mine", "sub_agent", "mine", "host", "my-host"));
        final byte[] name = record(1005, xdr().string("eth0").bytes());
        assertThat(render(labels, counterSample(9, name)))
                .startsWith("sflow_port_name,source=0:3,agent=192.0.2.9,host=my-host,namespace=namespace name=");
    }

    @Test
    void options_are_no_points() {
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.7", Records.LABELS));
        run.kind = RecordKind.OPTIONS;
        final TextBuffer out = new TextBuffer(16);
        new LineProtocolRenderer(InformationElements::builtIn, SinkProfile.FULL)
                .render(Records.first(run, Records.shape(Protocol.IPFIX, "149:4"), "00000007"), out);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"#a|\\#a", "a b|a\\ b", "a,b=c|a\\,b=c", "a\\b|a\\b", "a\\\\|a"})
    void a_measurement_escapes_commas_and_spaces(String name, String written) {
        final TextBuffer out = new TextBuffer(16);
        LineText.appendMeasurement(out, name);
        assertThat(out.toString()).isEqualTo(written);
    }

    @Test
    void line_ends_never_cut_a_line() {
        final TextBuffer out = new TextBuffer(16);
        LineText.appendKey(out, "a\nb\rc");
        final byte[] text = "d\ne\r".getBytes(StandardCharsets.UTF_8);
        LineText.appendString(out, text, text.length);
        assertThat(out.toString()).isEqualTo("a\\nb\\rc\"d\\ne\\r\"");
    }
}
