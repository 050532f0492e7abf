package dev.weir.flow.options;

import dev.weir.flow.Shape;
import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.DataTypeSemantics;
import dev.weir.flow.ie.InformationElement;

/** Reads the description of an information element out of an option record (RFC 5610 section 3). */
final class LearnedElements {
    private static final int DATA_TYPE = 339;
    private static final int SEMANTICS = 344;
    private static final int UNITS = 345;
    private static final int ENTERPRISE_BIT = 0x8000;

    /** By the numbers of the registry "IPFIX Information Element Data Types". */
    private static final AbstractDataType[] TYPES = {
        AbstractDataType.OCTET_ARRAY,
        AbstractDataType.UNSIGNED8,
        AbstractDataType.UNSIGNED16,
        AbstractDataType.UNSIGNED32,
        AbstractDataType.UNSIGNED64,
        AbstractDataType.SIGNED8,
        AbstractDataType.SIGNED16,
        AbstractDataType.SIGNED32,
        AbstractDataType.SIGNED64,
        AbstractDataType.FLOAT32,
        AbstractDataType.FLOAT64,
        AbstractDataType.BOOLEAN,
        AbstractDataType.MAC_ADDRESS,
        AbstractDataType.STRING,
        AbstractDataType.DATE_TIME_SECONDS,
        AbstractDataType.DATE_TIME_MILLISECONDS,
        AbstractDataType.DATE_TIME_MICROSECONDS,
        AbstractDataType.DATE_TIME_NANOSECONDS,
        AbstractDataType.IPV4_ADDRESS,
        AbstractDataType.IPV6_ADDRESS,
        AbstractDataType.BASIC_LIST,
        AbstractDataType.SUB_TEMPLATE_LIST,
        AbstractDataType.SUB_TEMPLATE_MULTI_LIST,
        AbstractDataType.UNSIGNED256,
    };

    /** By the numbers of the registry "IPFIX Information Element Semantics". */
    private static final String[] SEMANTICS_NAMES = {
        "", "quantity", "totalCounter", "deltaCounter", "identifier", "flags", "list", "snmpCounter", "snmpGauge"
    };

    /** By the numbers of the registry "IPFIX Information Element Units". */
    private static final String[] UNIT_NAMES = {
        "",
        "bits",
        "octets",
        "packets",
        "flows",
        "seconds",
        "milliseconds",
        "microseconds",
        "nanoseconds",
        "4-octet words",
        "messages",
        "hops",
        "entries",
        "frames",
        "ports",
        "inferred"
    };

    private LearnedElements() {}

    /** Reads a description; null if it has no name. Numbers that no registry knows count as not told. */
    static InformationElement read(OptionsPlan plan, Shape shape, OptionsRecord record) {
        final String name = record.text(plan.elementName);
        if (name.isEmpty()) {
            return null;
        }
        final long enterprise = record.number(plan.elementEnterprise);
        final int id = (int) record.number(plan.elementId) & 0xffff;
        final long type = record.number(shape.indexOf(0, DATA_TYPE));
        return new InformationElement(
                enterprise,
                enterprise == 0 ? id : id & ~ENTERPRISE_BIT,
                name,
                type >= 0 && type < TYPES.length ? TYPES[(int) type] : AbstractDataType.OCTET_ARRAY,
                DataTypeSemantics.ofName(named(SEMANTICS_NAMES, record.number(shape.indexOf(0, SEMANTICS)))),
                named(UNIT_NAMES, record.number(shape.indexOf(0, UNITS))));
    }

    private static String named(String[] names, long number) {
        return number >= 0 && number < names.length ? names[(int) number] : "";
    }
}
