package dev.weir.collector.offline;

import dev.weir.testing.ExportField;
import dev.weir.testing.ExportMessage;
import dev.weir.testing.ExportPayload;
import dev.weir.testing.ExportTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Exports of elements in the lengths that everybody knows, for readers that interpret what they read. */
final class GeneratedExports {
    private static final List<ExportField> FIELDS = List.of(
            ExportField.of(1, 8),
            ExportField.of(2, 8),
            ExportField.of(4, 1),
            ExportField.of(5, 1),
            ExportField.of(6, 1),
            ExportField.of(7, 2),
            ExportField.of(8, 4),
            ExportField.of(9, 1),
            ExportField.of(10, 4),
            ExportField.of(11, 2),
            ExportField.of(12, 4),
            ExportField.of(13, 1),
            ExportField.of(14, 4),
            ExportField.of(15, 4),
            ExportField.of(16, 4),
            ExportField.of(17, 4),
            ExportField.of(18, 4),
            ExportField.of(23, 8),
            ExportField.of(24, 8),
            ExportField.of(27, 16),
            ExportField.of(28, 16),
            ExportField.of(29, 1),
            ExportField.of(30, 1),
            ExportField.of(31, 4),
            ExportField.of(32, 2),
            ExportField.of(33, 1),
            ExportField.of(52, 1),
            ExportField.of(53, 1),
            ExportField.of(55, 1),
            ExportField.of(56, 6),
            ExportField.of(57, 6),
            ExportField.of(58, 2),
            ExportField.of(59, 2),
            ExportField.of(60, 1),
            ExportField.of(61, 1),
            ExportField.of(62, 16),
            ExportField.of(80, 6),
            ExportField.of(81, 6),
            ExportField.of(85, 8),
            ExportField.of(86, 8),
            ExportField.of(136, 1),
            ExportField.of(148, 8),
            ExportField.of(225, 4),
            ExportField.of(226, 4),
            ExportField.of(227, 2),
            ExportField.of(228, 2),
            ExportField.of(243, 2),
            ExportField.of(256, 2));

    private GeneratedExports() {}

    /** Messages of one exporter: templates, and a few hundred records of them. */
    static List<ExportPayload> of(long seed) {
        final Random random = new Random(seed);
        final boolean ipfix = random.nextBoolean();
        final List<ExportTemplate> templates = new ArrayList<>();
        for (int id = 256; id < 260; id++) {
            templates.add(template(id, ipfix, random));
        }
        final List<ExportPayload> payloads = new ArrayList<>();
        long sequence = 0;
        for (int i = 0; i < 40; i++) {
            final ExportMessage message = ExportMessage.of(ipfix).domain(seed).sequence(sequence);
            if (i % 10 == 0) {
                message.templates(templates.toArray(ExportTemplate[]::new));
            }
            message.data(templates.get(i % 4), records(templates.get(i % 4), random), 0);
            sequence += ipfix ? message.dataRecords() : 1;
            payloads.add(ExportPayload.of(message.bytes()));
        }
        return payloads;
    }

    private static ExportTemplate template(int id, boolean ipfix, Random random) {
        final List<ExportField> fields = new ArrayList<>(FIELDS);
        Collections.shuffle(fields, random);
        final List<ExportField> chosen = new ArrayList<>(fields.subList(0, 1 + random.nextInt(FIELDS.size())));
        if (ipfix && random.nextBoolean()) {
            chosen.add(random.nextInt(chosen.size()), ExportField.variable(82));
        }
        return new ExportTemplate(id, 0, chosen);
    }

    private static List<byte[]> records(ExportTemplate template, Random random) {
        final List<byte[]> records = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            final List<byte[]> values = new ArrayList<>();
            for (final ExportField field : template.fields()) {
                final byte[] value = new byte[field.isVariable() ? random.nextInt(30) : field.length()];
                for (int at = 0; at < value.length; at++) {
                    value[at] = (byte) (field.isVariable() ? 'a' + random.nextInt(26) : random.nextInt(256));
                }
                values.add(value);
            }
            records.add(template.record(values, false));
        }
        return records;
    }
}
