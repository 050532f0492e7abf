package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.RejectReason;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElements;
import dev.weir.testing.Netflow5Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolsPageTest {
    private static final String PAGE = "docs/protocols.md";

    @Test
    void every_reject_reason_has_a_row_and_no_row_is_without_a_reason() {
        assertThat(Pages.rows(PAGE, "## Reject reasons"))
                .extracting(row -> row.get(0).replace("`", ""))
                .containsExactlyElementsOf(Stream.of(RejectReason.values())
                        .map(RejectReason::label)
                        .toList());
    }

    @Test
    void the_table_of_netflow_v5_records_is_the_shape_that_the_decoder_uses() {
        final InformationElements elements = InformationElements.builtIn();
        final Shape shape = netflow5();
        final List<String> fields = IntStream.range(0, shape.fieldCount())
                .mapToObj(i -> line(shape.offset(i), shape.field(i), elements))
                .toList();
        assertThat(Pages.rows(PAGE, "### Record"))
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(3))
                .containsExactlyElementsOf(fields);
    }

    private static String line(int offset, FieldSpecifier field, InformationElements elements) {
        return offset + " " + field.length() + " " + field.id() + " "
                + elements.find(field.enterprise(), field.id()).name();
    }

    private static Shape netflow5() {
        final List<Shape> shapes = new ArrayList<>();
        final Datagram datagram = new Datagram();
        datagram.bytes = Netflow5Bytes.message().flows(1).bytes();
        datagram.length = datagram.bytes.length;
        datagram.listener = new Listener(
                2055,
                EnumSet.of(Protocol.NETFLOW5),
                new InputLabels("default", "namespace", "host", Map.of()),
                SamplingRules.NONE);
        new DatagramDispatcher(
                        DatagramDispatcher.protocols(),
                        DecoderContext.create(),
                        new ExporterTable(1),
                        (run, shape, bytes, offset, length, count) -> shapes.add(shape),
                        (refused, reason, failure) -> {})
                .onDatagram(datagram);
        return shapes.get(0);
    }
}
