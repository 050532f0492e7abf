package dev.weir.sink.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.Records;
import dev.weir.sink.text.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowCsvRendererTest {
    private static final InformationElements ELEMENTS = InformationElements.builtIn();

    private static FlowRecordReader record(String namespace) {
        return Records.first(
                Records.run(
                        Protocol.IPFIX,
                        Records.exporter("192.0.2.1", new InputLabels("default", namespace, "h", Map.of()))),
                Records.shape(Protocol.IPFIX, "8:4", "28:16", "7:2", "4:1", "1:8", "56:6", "152:8", "4242/7:2"),
                "0a010203 20010db8000000000000000000000001 c350 06 ffffffffffffffff 0123456789ab"
                        + " 0000019f2cba3bf8 beef");
    }

    private static String render(FlowCsvRenderer renderer, FlowRecordReader record) {
        final TextBuffer out = new TextBuffer(8);
        out.append(renderer.header());
        renderer.render(record, out);
        return out.toString();
    }

    @Test
    void the_default_columns_are_the_canonical_fields_behind_the_run() {
        assertThat(render(new FlowCsvRenderer(ELEMENTS, List.of()), record("dc1")))
                .isEqualTo("received,type,exporter.ip,namespace,sampling_rate,start,end,bytes,packets,ip_protocol,tos,"
                        + "tcp_flags,source.ip,source.port,source.mac,source.mask,source.as,destination.ip,"
                        + "destination.port,destination.mac,destination.mask,destination.as,ingress.interface.index,"
                        + "egress.interface.index,next_hop.ip,direction,first_switched,last_switched\r\n"
                        + "2026-11-20T21:00:00.123456789Z,ipfix,192.0.2.1,dc1,0,2026-07-04T10:43:50.392Z,"
                        + "2026-07-04T10:43:50.392Z,18446744073709551615,,6,,,10.1.2.3,50000,01:23:45:67:89:ab,,,"
                        + "2001:db8::1,,,,,,,,,,\r\n");
    }

    @Test
    void columns_may_be_chosen_by_any_name() {
        final List<String> columns =
                List.of("source.ip", "flowStartMilliseconds", "4242/7", "0/4", "bgpSourceAsNumber");
        assertThat(render(new FlowCsvRenderer(ELEMENTS, columns), record("dc1")))
                .isEqualTo("source.ip,flowStartMilliseconds,4242/7,0/4,bgpSourceAsNumber\r\n"
                        + "10.1.2.3,2026-07-04T10:43:50.392Z,beef,6,\r\n");
    }

    @Test
    void texts_are_quoted_where_they_must_be() {
        final FlowCsvRenderer renderer = new FlowCsvRenderer(ELEMENTS, List.of("namespace", "type"));
        assertThat(render(renderer, record("a \"b\", c\r\n\u00e9")))
                .isEqualTo("namespace,type\r\n\"a \"\"b\"\", c\r\n\u00e9\",ipfix\r\n");
        assertThat(renderer.header()).asString(StandardCharsets.UTF_8).endsWith("\r\n");
    }

    @Test
    void an_unknown_column_is_refused_with_the_nearest_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowCsvRenderer(ELEMENTS, List.of("destinaton.port")))
                .withMessage("unknown column \"destinaton.port\"; did you mean \"destination.port\"?");
    }
}
