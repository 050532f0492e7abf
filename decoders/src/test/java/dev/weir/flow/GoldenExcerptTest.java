package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What layout version 1 was written like when it was released is read for ever, and is still written so. */
class GoldenExcerptTest {
    private static final long EXPORT_MILLIS = 1_700_000_000_000L;

    private final FlowRecordReader reader = new FlowRecordReader();
    private byte[] golden;

    @BeforeEach
    void open() throws IOException {
        try (InputStream in = GoldenExcerptTest.class.getResourceAsStream("/golden/excerpt-v1.bin")) {
            golden = in.readAllBytes();
        }
        assertThat(reader.wrap(golden, 0, golden.length)).isTrue();
    }

    @Test
    void the_same_batch_gives_the_same_bytes_today() {
        assertThat(GoldenExcerpt.write()).isEqualTo(golden);
    }

    @Test
    void the_header_is_read() {
        assertThat(reader.firstRecordNumber()).isEqualTo(1_000_000_000_001L);
        assertThat(Bytes.littleI64(golden, Excerpt.BYTE_NUMBER_OFFSET)).isEqualTo(52_000_000_000_004L);
        assertThat(reader.appendedAtEpochNanos()).isEqualTo(1_700_000_000_777_777_777L);
        assertThat(reader.recordCount()).isEqualTo(8);
        assertThat(Bytes.u8(golden, Excerpt.VERSION_OFFSET)).isOne();
        assertThat(Bytes.u8(golden, Excerpt.KINDS_OFFSET)).isEqualTo(0b110);
        assertThat(Bytes.littleU16(golden, Excerpt.SHARD_OFFSET)).isEqualTo(7);
    }

    @Test
    void every_record_is_read() {
        assertFirstFlow();
        assertSecondFlow();
        assertApplication(80, "http", "x");
        assertApplication(53, "d".repeat(255), "");
        assertFirstFlow();
        assertThat(reader.next()).isTrue();
        assertSampled(0, 1);
        assertThat(reader.next()).isTrue();
        assertSampled(1, 1);
        assertThat(reader.next()).isTrue();
        assertSampled(1, 0xffff_ffff_ffffL);
        assertThat(reader.next()).isFalse();
        assertThat(reader.isDamaged()).isFalse();
    }

    private void assertFirstFlow() {
        assertThat(reader.next()).isTrue();
        assertFlowRun();
        assertThat(address(FlowField.SOURCE_ADDRESS)).isEqualTo("10.0.0.1");
        assertThat(address(FlowField.DESTINATION_ADDRESS)).isEqualTo("198.51.100.1");
        assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(0x1_0000_0002L);
        assertThat(reader.getLong(FlowField.IP_PROTOCOL)).isEqualTo(6);
        assertThat(reader.startEpochMillis()).isEqualTo(EXPORT_MILLIS - 500);
        assertThat(reader.endEpochMillis()).isEqualTo(EXPORT_MILLIS + 500);
    }

    private void assertSampled(int message, long sampler) {
        final Run run = reader.run();
        assertThat(run.receivedAtEpochNanos).isEqualTo(1_700_000_000_123_456_789L + message * 1_000_000_007L);
        assertThat(run.exportTimeEpochNanos).isEqualTo(1_700_000_000_000_000_000L + message * 1_000_000_000L);
        assertThat(run.systemInitEpochMillis).isEqualTo(1_699_996_399_500L - message * 3L);
        assertThat(run.sequence).isEqualTo(0xffff_fff0L + message);
        assertThat(run.lostBefore).isZero();
        assertThat(run.samplers.size()).isEqualTo(2);
        assertThat(run.samplers.find(sampler))
                .isEqualTo(sampler == 1 ? new Sampler(1, 100, 1) : new Sampler(sampler, 0xffff_ffffL, 2));
        assertThat(run.samplers.find(7)).isNull();
    }

    private void assertSecondFlow() {
        assertThat(reader.next()).isTrue();
        assertFlowRun();
        assertThat(address(FlowField.SOURCE_ADDRESS)).isEqualTo("10.0.0.2");
        assertThat(address(FlowField.DESTINATION_ADDRESS)).isEqualTo("198.51.100.2");
        assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(1500);
        assertThat(reader.getLong(FlowField.IP_PROTOCOL)).isEqualTo(17);
        assertThat(reader.getLong(FlowField.FIRST_SWITCHED)).isEqualTo(0xffff_fff0L);
        assertThat(reader.startEpochMillis()).isEqualTo(EXPORT_MILLIS - 3_600_516);
        assertThat(reader.endEpochMillis()).isEqualTo(EXPORT_MILLIS - 3_600_484);
    }

    private void assertFlowRun() {
        final Run run = reader.run();
        assertThat(run.kind).isEqualTo(RecordKind.FLOW);
        assertThat(run.protocol).isEqualTo(Protocol.NETFLOW9);
        assertThat(run.observationDomain).isEqualTo(0xfffe_0001L);
        assertThat(run.receivedAtEpochNanos).isEqualTo(1_700_000_000_123_456_789L);
        assertThat(run.exportTimeEpochNanos).isEqualTo(1_700_000_000_000_000_000L);
        assertThat(run.systemInitEpochMillis).isEqualTo(1_699_996_399_500L);
        assertThat(run.sequence).isEqualTo(0xffff_fff0L);
        assertThat(run.samplingRate).isEqualTo(1000);
        assertThat(run.samplingOrigin).isEqualTo(SamplingOrigin.OPTIONS);
        assertThat(run.samplingAlgorithm).isEqualTo(2);
        assertThat(run.flags).isEqualTo(Run.HAS_SYSTEM_INIT | Run.SALVAGED);
        assertThat(run.lostBefore).isEqualTo(90);
        assertThat(transportAddress() + " " + identity()).isEqualTo("192.0.2.1 192.0.2.1");
        assertThat(run.exporter.port()).isEqualTo(50_001);
        assertThat(run.exporter.listenerPort()).isEqualTo(2055);
        assertThat(run.exporter.hasAgent()).isFalse();
        assertThat(run.exporter.labels().source()).isEqualTo("edge");
        assertThat(run.exporter.labels().namespace()).isEqualTo("lab");
        assertThat(run.exporter.labels().host()).isEqualTo("collector-1");
        assertThat(run.exporter.labels().tags())
                .containsExactly(Map.entry("role", "core"), Map.entry("site", "Zürich"));
        assertThat(reader.shape().templateId()).isEqualTo(260);
        assertThat(reader.shape().encoded()).isEqualTo(GoldenExcerpt.FLOWS.encoded());
    }

    private void assertApplication(int id, String name, String opaque) {
        assertThat(reader.next()).isTrue();
        final Run run = reader.run();
        assertThat(run.kind).isEqualTo(RecordKind.OPTIONS);
        assertThat(run.protocol).isEqualTo(Protocol.IPFIX);
        assertThat(run.observationDomain).isEqualTo(5);
        assertThat(run.receivedAtEpochNanos).isEqualTo(1_700_000_001_000_000_000L);
        assertThat(run.exportTimeEpochNanos).isEqualTo(1_699_999_999_000_000_000L);
        assertThat(run.hasSystemInit()).isFalse();
        assertThat(run.sequence).isEqualTo(12);
        assertThat(run.samplingRate).isZero();
        assertThat(run.samplingOrigin).isEqualTo(SamplingOrigin.UNKNOWN);
        assertThat(transportAddress() + " " + identity()).isEqualTo("2001:db8::1 192.0.2.99");
        assertThat(run.exporter.port()).isEqualTo(50_002);
        assertThat(run.exporter.listenerPort()).isEqualTo(6343);
        assertThat(run.exporter.labels().source()).isEqualTo("default");
        assertThat(run.exporter.labels().tags()).isEmpty();
        assertThat(reader.shape().scopeCount()).isOne();
        assertThat(reader.shape().field(2)).isEqualTo(new FieldSpecifier(9, 12_235, FieldSpecifier.VARIABLE));
        assertThat(reader.getLong(0)).isEqualTo(id);
        assertThat(text(1)).isEqualTo(name);
        assertThat(text(2)).isEqualTo(opaque);
    }

    private String text(int index) {
        return new String(reader.bytes(), reader.fieldOffset(index), reader.fieldLength(index), StandardCharsets.UTF_8);
    }

    private String address(FlowField field) {
        final byte[] address = new byte[Addresses.LENGTH];
        assertThat(reader.copyAddress(field, address, 0)).isTrue();
        return Addresses.text(address);
    }

    private String transportAddress() {
        final byte[] address = new byte[Addresses.LENGTH];
        reader.run().exporter.copyAddress(address, 0);
        return Addresses.text(address);
    }

    private String identity() {
        final byte[] address = new byte[Addresses.LENGTH];
        reader.run().exporter.copyIdentity(address, 0);
        return Addresses.text(address);
    }
}
