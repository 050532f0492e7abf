package dev.weir.flow.ie;

import java.util.HashMap;
import java.util.Map;

/** What a value of an information element counts or stands for (RFC 7012 section 3.2, RFC 6313, RFC 8038). */
public enum DataTypeSemantics {
    /** The registry says nothing. */
    UNSPECIFIED(""),
    /** No special semantics. */
    DEFAULT("default"),
    /** A measured amount. */
    QUANTITY("quantity"),
    /** A count since the metering process began. */
    TOTAL_COUNTER("totalCounter"),
    /** A count since the previous report. */
    DELTA_COUNTER("deltaCounter"),
    /** A number that names something; arithmetic makes no sense. */
    IDENTIFIER("identifier"),
    /** A set of bits. */
    FLAGS("flags"),
    /** A structured list. */
    LIST("list"),
    /** A counter as SNMP has it. */
    SNMP_COUNTER("snmpCounter"),
    /** A gauge as SNMP has it. */
    SNMP_GAUGE("snmpGauge");

    private static final Map<String, DataTypeSemantics> BY_NAME = byName();

    private final String registryName;

    DataTypeSemantics(String registryName) {
        this.registryName = registryName;
    }

    /** Its name in the registry, such as {@code deltaCounter}; empty for {@link #UNSPECIFIED}. */
    public String registryName() {
        return registryName;
    }

    /** Finds semantics by their name in the registry; null if there are none of that name. */
    public static DataTypeSemantics ofName(String name) {
        return BY_NAME.get(name);
    }

    private static Map<String, DataTypeSemantics> byName() {
        final Map<String, DataTypeSemantics> semantics = new HashMap<>();
        for (DataTypeSemantics each : values()) {
            semantics.put(each.registryName, each);
        }
        return Map.copyOf(semantics);
    }
}
