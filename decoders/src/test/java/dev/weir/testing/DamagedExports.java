package dev.weir.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * NetFlow v9 and IPFIX messages of the kinds that brought other collectors down, with good sets beside the bad one.
 * Names say what is wrong; every kind that both protocols can express comes in both.
 */
public final class DamagedExports {
    /** The template of the good sets; its records are numbered from 1 by {@link #good}. */
    public static final ExportTemplate GOOD =
            ExportTemplate.of(400, ExportField.of(8, 4), ExportField.of(12, 4), ExportField.of(1, 4));

    private static final int BAD_ID = 500;
    private static final ExportTemplate VARIABLE =
            ExportTemplate.of(501, ExportField.of(4, 1), ExportField.variable(82), ExportField.of(2, 4));

    private final List<Fixture> fixtures = new ArrayList<>();

    private DamagedExports() {}

    /**
     * A message.
     *
     * @param name what is wrong with it
     * @param bytes the payload
     * @param goodRecords how many records of {@link #GOOD} a collector has to get out of it
     */
    public record Fixture(String name, byte[] bytes, int goodRecords) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A good record with that number in it. */
    public static byte[] good(int number) {
        return GOOD.record(Values.ipv4("192.0.2.1"), Values.ipv4("198.51.100.1"), Values.number(number, 4));
    }

    /** All of them. */
    public static List<Fixture> all() {
        final DamagedExports exports = new DamagedExports();
        for (boolean ipfix : new boolean[] {false, true}) {
            exports.addSetLengths(ipfix);
            exports.addTemplates(ipfix);
            exports.addOptionsTemplates(ipfix);
            exports.addData(ipfix);
        }
        exports.addNetflow9();
        exports.addIpfix();
        exports.addLists();
        return Collections.unmodifiableList(exports.fixtures);
    }

    /** A good set, the bad thing, and another good set, of which so many are to be read. */
    private void add(boolean ipfix, String name, int goodRecords, UnaryOperator<ExportMessage> bad) {
        final ExportMessage message = ExportMessage.of(ipfix).templates(GOOD).data(GOOD, good(1));
        final byte[] bytes = bad.apply(message).data(GOOD, good(2)).bytes();
        fixtures.add(new Fixture((ipfix ? "ipfix: " : "v9: ") + name, bytes, goodRecords));
    }

    /** A message as it is, without anything good. */
    private void addAlone(boolean ipfix, String name, ExportMessage message) {
        fixtures.add(new Fixture((ipfix ? "ipfix: " : "v9: ") + name, message.bytes(), 0));
    }

    private void addSetLengths(boolean ipfix) {
        for (int length : new int[] {0, 1, 2, 3}) {
            add(ipfix, "set length " + length, 1, message -> message.lyingSet(BAD_ID, length, new byte[0]));
            add(ipfix, "template set length " + length, 1, message -> message.lyingSet(2, length, new byte[0]));
            addAlone(
                    ipfix,
                    "nothing but a set of length " + length,
                    ExportMessage.of(ipfix).lyingSet(0, length, new byte[0]));
        }
        add(ipfix, "empty data set", 2, message -> message.set(BAD_ID, new byte[0], 0));
        add(ipfix, "empty data set of a known template", 2, message -> message.set(GOOD.id(), new byte[0], 0));
        add(ipfix, "empty template set", 2, message -> message.set(ipfix ? 2 : 0, new byte[0], 0));
        add(ipfix, "empty options template set", 2, message -> message.set(ipfix ? 3 : 1, new byte[0], 0));
        add(ipfix, "set longer than the message", 1, message -> message.lyingSet(BAD_ID, 5_000, new byte[8]));
        add(ipfix, "set length 65535", 1, message -> message.lyingSet(BAD_ID, 0xffff, new byte[8]));
        add(ipfix, "set id between templates and data", 2, message -> message.set(100, new byte[12], 0));
        add(ipfix, "set id of the other protocol", 2, message -> message.set(ipfix ? 0 : 2, new byte[12], 0));
        addAlone(ipfix, "a header and nothing more", ExportMessage.of(ipfix));
        addAlone(ipfix, "half a set header", ExportMessage.of(ipfix).followedBy((byte) 1, (byte) 0));
    }

    private void addTemplates(boolean ipfix) {
        final int id = ipfix ? 2 : 0;
        bad(ipfix, "template of no fields", ExportTemplate.of(BAD_ID));
        bad(ipfix, "template of one field of length 0", ExportTemplate.of(BAD_ID, ExportField.of(1, 0)));
        bad(
                ipfix,
                "template of fields that are all of length 0",
                ExportTemplate.of(BAD_ID, ExportField.of(1, 0), ExportField.of(2, 0), ExportField.of(95, 0)));
        bad(ipfix, "template whose id is a set's", ExportTemplate.of(2, ExportField.of(1, 4)));
        bad(ipfix, "template id 255", ExportTemplate.of(255, ExportField.of(1, 4)));
        bad(
                ipfix,
                "template whose record is longer than a message",
                ExportTemplate.of(BAD_ID, ExportField.of(1, 0xfff0), ExportField.of(2, 0xfff0)));
        bad(ipfix, "template of one field of 65534 octets", ExportTemplate.of(BAD_ID, ExportField.of(1, 0xfffe)));
        bad(ipfix, "template of 1025 fields", fields(1_025));
        bad(ipfix, "unknown first element", ExportTemplate.of(BAD_ID, ExportField.of(32_000, 4), ExportField.of(1, 4)));
        add(
                ipfix,
                "template that announces more fields than there are",
                2,
                message -> message.set(id, new byte[] {1, (byte) 0xf4, (byte) 0xff, (byte) 0xff, 0, 1, 0, 4}, 0));
        add(ipfix, "template cut in its header", 2, message -> message.set(id, new byte[] {1, (byte) 0xf4, 0}, 0));
        add(
                ipfix,
                "template cut in a field",
                2,
                message -> message.set(id, new byte[] {1, (byte) 0xf4, 0, 2, 0, 1, 0, 4, 0, 2}, 0));
        add(
                ipfix,
                "template twice in a set, each time another",
                2,
                message -> message.templates(
                                ExportTemplate.of(BAD_ID, ExportField.of(1, 4)),
                                ExportTemplate.of(BAD_ID, ExportField.of(1, 8)))
                        .set(BAD_ID, new byte[8], 0));
    }

    private static ExportTemplate fields(int count) {
        return new ExportTemplate(BAD_ID, 0, Collections.nCopies(count, ExportField.of(1, 1)));
    }

    /** The template, and data that would follow it. */
    private void bad(boolean ipfix, String name, ExportTemplate template) {
        add(ipfix, name, 2, message -> message.templates(template).set(template.id() | 256, new byte[64], 0));
    }

    private void addOptionsTemplates(boolean ipfix) {
        final ExportTemplate first = ExportTemplate.options(BAD_ID, 1, ExportField.of(1, 4), ExportField.of(34, 4));
        final ExportTemplate second = ExportTemplate.options(BAD_ID, 1, ExportField.of(1, 4), ExportField.of(34, 1));
        add(
                ipfix,
                "options template replaced between its data",
                2,
                message -> message.templates(first)
                        .set(BAD_ID, new byte[8], 0)
                        .templates(second)
                        .set(BAD_ID, new byte[10], 0)
                        .templates(first)
                        .set(BAD_ID, new byte[16], 0));
        add(
                ipfix,
                "flow template replaced by an options template",
                2,
                message -> message.templates(ExportTemplate.of(BAD_ID, ExportField.of(1, 4)))
                        .templates(first)
                        .set(BAD_ID, new byte[8], 0));
        bad(ipfix, "options template of no length", ExportTemplate.options(BAD_ID, 1, ExportField.of(1, 0)));
        bad(ipfix, "options template of scopes only", ExportTemplate.options(BAD_ID, 1, ExportField.of(1, 4)));
        addSampling(ipfix, "sampling interval 0", ExportField.of(34, 4), 0);
        addSampling(ipfix, "sampling interval of 1 octet", ExportField.of(34, 1), 0xff);
        addSampling(ipfix, "sampling interval of 16 octets", ExportField.of(34, 16), -1);
        addSampling(ipfix, "sampling packet interval 0", ExportField.of(305, 4), 0);
        addSampling(ipfix, "sampling probability not a number", ExportField.of(311, 8), -1);
        addSampling(ipfix, "sampling interval of no octets", ExportField.of(34, 0), 0);
        addSampling(ipfix, "sampling interval of 3 octets", ExportField.of(50, 3), 0xffffff);
    }

    private void addSampling(boolean ipfix, String name, ExportField field, long value) {
        final ExportTemplate template = ExportTemplate.options(BAD_ID, 1, ExportField.of(1, 4), field);
        add(
                ipfix,
                name,
                2,
                message -> message.templates(template)
                        .data(template, template.record(new byte[4], Values.number(value, field.length()))));
    }

    private void addData(boolean ipfix) {
        add(ipfix, "data shorter than a record", 2, message -> message.set(GOOD.id(), new byte[] {1, 2, 3, 4}, 0));
        add(ipfix, "data of a template that never came", 2, message -> message.set(999, new byte[40], 0));
        variable(ipfix, "variable length that runs past the set", 17, 200);
        variable(ipfix, "variable length in three octets that runs past the set", 17, 255, 0xff, 0xff);
        variable(ipfix, "variable length cut in its three octets", 17, 255, 0);
        variable(ipfix, "variable length that leaves no room for the next field", 17, 3, 1, 2, 3, 0);
        variable(ipfix, "variable length 0", 17, 0, 0, 0, 0, 1);
        variable(ipfix, "variable length 0 in three octets", 17, 255, 0, 0, 0, 0, 0, 1);
        add(ipfix, "sequence number that jumps", 2, message -> message.sequence(0x8000_0000L));
        add(ipfix, "export time 0", 2, message -> message.exportedAt(0));
        add(ipfix, "export time 2106", 2, message -> message.exportedAt(0xffff_ffffL));
    }

    private void variable(boolean ipfix, String name, int... octets) {
        final byte[] body = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            body[i] = (byte) octets[i];
        }
        add(ipfix, name, 2, message -> message.templates(VARIABLE).set(VARIABLE.id(), body, 0));
    }

    private void addNetflow9() {
        for (int[] lengths :
                new int[][] {{0xffff, 4}, {4, 0xffff}, {0xfffc, 0xfffc}, {3, 5}, {0, 0}, {0, 4}, {400, 4}}) {
            add(
                    false,
                    "options template of scope length " + lengths[0] + " and option length " + lengths[1],
                    2,
                    message -> message.set(
                            1,
                            Values.number((long) BAD_ID << 48 | (long) lengths[0] << 32 | (long) lengths[1] << 16, 8),
                            4));
        }
        add(false, "field count 0, which is no withdrawal here", 2, message -> message.withdrawing(GOOD.id(), false));
        add(false, "count 0", 2, message -> message.announcing(0));
        add(false, "count 65535", 2, message -> message.announcing(0xffff));
        add(false, "uptime 0", 2, message -> message.uptimeMillis(0));
        add(false, "zeros behind the last set", 2, message -> message.followedBy(new byte[700]));
        add(false, "three octets behind the last set", 2, message -> message.followedBy((byte) 1, (byte) 2, (byte) 3));
        addAlone(false, "set length 0 in 24 octets", ExportMessage.netflow9().set(0, new byte[0], 0));
        fixtures.add(new Fixture("v9: half a header", new byte[] {0, 9, 0, 1, 0, 0, 0, 0, 0, 0}, 0));
    }

    private void addIpfix() {
        addAlone(true, "message length 0", ExportMessage.ipfix().announcing(0));
        addAlone(true, "message length 15", ExportMessage.ipfix().announcing(15));
        addAlone(true, "message length 65535", ExportMessage.ipfix().announcing(0xffff));
        add(true, "octets behind the message", 2, message -> message.followedBy(new byte[700]));
        add(true, "withdrawal of what never was", 2, message -> message.withdrawing(BAD_ID, false));
        add(true, "withdrawal of all options templates", 2, message -> message.withdrawingAll(true));
        add(true, "withdrawal of an options template that is none", 2, message -> message.withdrawing(GOOD.id(), true));
        add(
                true,
                "options template of no scopes",
                2,
                message -> message.set(3, Values.number(0x01f4_0001_0000_0001L, 8), 4));
        add(
                true,
                "options template of more scopes than fields",
                2,
                message -> message.set(3, Values.number(0x01f4_0001_0009_0001L, 8), 4));
        add(
                true,
                "template cut in an enterprise number",
                2,
                message -> message.set(2, Values.number(0x01f4_0001_8001_0004L, 8), 2));
        bad(
                true,
                "element of an enterprise that nobody knows",
                ExportTemplate.of(BAD_ID, new ExportField(0xffff_ffffL, 0x7fff, 4), new ExportField(0, 0, 4)));
        fixtures.add(new Fixture("ipfix: half a header", new byte[] {0, 10, 0, 16, 0, 0, 0, 0}, 0));
    }

    /** RFC 6313: what is inside is the reader's affair, and must not hurt the record's other fields. */
    private void addLists() {
        list("basicList with an element of length 0", 291, 0, 0, 1, 0, 0, 1, 2, 3);
        list("basicList of variable elements that overrun", 291, 0, 0, 82, 255, 255, 40, 1);
        list("basicList of variable elements of length 0", 291, 0, 0, 82, 255, 255, 0, 0, 0);
        list("basicList cut in its header", 291, 0, 0);
        list("basicList cut in its enterprise number", 291, 0, 0x80, 1, 0, 4, 0, 0);
        list("basicList inside a basicList", 291, 3, 1, 35, 255, 255, 6, 3, 1, 35, 255, 255, 0);
        list("empty basicList", 291);
        list("subTemplateList of a template that never came", 292, 0, 3, 231, 1, 2, 3);
        list("subTemplateList of its own template", 292, 0, 1, 244, 255, 255);
        list("subTemplateMultiList of size 0", 293, 0, 1, 144, 0, 0, 1, 2, 3);
        list("subTemplateMultiList whose part is shorter than its header", 293, 0, 1, 144, 0, 3);
        list("subTemplateMultiList whose part overruns", 293, 0, 1, 144, 255, 255);
    }

    private void list(String name, int element, int... octets) {
        final ExportTemplate template = ExportTemplate.of(BAD_ID, ExportField.variable(element), ExportField.of(2, 4));
        final byte[] value = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            value[i] = (byte) octets[i];
        }
        add(
                true,
                name,
                2,
                message -> message.templates(template).data(template, template.record(value, Values.number(1, 4))));
    }
}
