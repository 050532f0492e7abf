package dev.weir.collector;

import dev.weir.testing.ExportField;
import dev.weir.testing.ExportMessage;
import dev.weir.testing.ExportTemplate;
import dev.weir.testing.Values;
import java.util.Arrays;
import java.util.Random;

/** What one exporter of NetFlow v9 or IPFIX sends, message by message, with its sequence numbers right. */
final class TemplateTraffic {
    private static final ExportTemplate FLOWS =
            ExportTemplate.of(300, ExportField.of(8, 4), ExportField.of(10, 4), ExportField.of(1, 4));

    /** The scope is an interface: by its number in the registry of IPFIX, by its scope type in NetFlow v9. */
    private final ExportTemplate names;

    private final boolean ipfix;
    private final long domain;
    private long sequence = 1_000;

    TemplateTraffic(boolean ipfix, long domain) {
        this.ipfix = ipfix;
        this.domain = domain;
        this.names = ExportTemplate.options(301, 1, ExportField.of(ipfix ? 10 : 2, 4), ExportField.of(82, 8));
    }

    byte[] templates() {
        return bytes(message().templates(FLOWS).templates(names));
    }

    byte[] flows(int count) {
        final byte[][] records = new byte[count][];
        Arrays.setAll(records, i -> flow(i + 1));
        return bytes(message().data(FLOWS, records));
    }

    byte[] options(int number) {
        return bytes(message()
                .data(names, names.record(Values.number(number % 50, 4), Values.text("eth" + number % 50, 8))));
    }

    /** Cut off, with a set that lies, or with noise in its place; the sequence does not go on. */
    byte[] damaged(Random random) {
        final byte[] noise = new byte[random.nextInt(100)];
        random.nextBytes(noise);
        final ExportMessage whole = message().templates(FLOWS).data(FLOWS, flow(1), flow(2));
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(whole.bytes(), random.nextInt(whole.length()));
            case 1 -> whole.lyingSet(300, random.nextInt(0x10000), noise).bytes();
            default -> noise;
        };
    }

    /** As if so many units had been sent and lost. */
    void lose(int units) {
        sequence += units;
    }

    private static byte[] flow(int octets) {
        return FLOWS.record(Values.ipv4("192.0.2.1"), Values.number(7, 4), Values.number(octets, 4));
    }

    private ExportMessage message() {
        return ExportMessage.of(ipfix).domain(domain).sequence(sequence);
    }

    private byte[] bytes(ExportMessage message) {
        sequence += ipfix ? message.dataRecords() : 1;
        return message.bytes();
    }
}
