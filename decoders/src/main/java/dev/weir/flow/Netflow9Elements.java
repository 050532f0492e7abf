package dev.weir.flow;

import java.util.BitSet;

/**
 * Which NetFlow v9 field types above 127 mean what IPFIX means by the number. RFC 3954 ends at 89 and Cisco's own
 * list at 127; above that, vendors took numbers before there was a registry for them. Believed are those that Cisco
 * documents for v9 or that captures of v9 exporters show in IPFIX's meaning, and only in a length that the registry
 * allows.
 */
final class Netflow9Elements {
    private static final int LAST_NUMBER_LENGTH = 8;
    private static final int[][] RANGES = {
        {128, 129}, {136, 136}, {139, 139}, {148, 148}, {150, 157}, {160, 162}, {171, 172}, {176, 183}, {224, 228},
        {231, 232}, {234, 235}, {243, 245}, {252, 256}, {281, 282}, {298, 299}, {302, 302}, {304, 306}, {309, 313},
        {315, 315}, {322, 325}, {352, 353},
    };
    private static final BitSet KNOWN = known();

    private Netflow9Elements() {}

    private static BitSet known() {
        final BitSet known = new BitSet();
        for (int[] range : RANGES) {
            known.set(range[0], range[1] + 1);
        }
        return known;
    }

    /** Whether a field type above 127 of this length means what IPFIX means by it. */
    static boolean means(int fieldType, int length) {
        return KNOWN.get(fieldType)
                && switch (fieldType) {
                    case 225, 226 -> length == Addresses.IPV4_LENGTH;
                    case 281, 282 -> length == Addresses.LENGTH;
                    case 313, 315 -> true;
                    default -> length <= LAST_NUMBER_LENGTH;
                };
    }

    /** The ranges as the manual tells them, such as {@code 128-129, 136}. */
    static String describe() {
        final StringBuilder text = new StringBuilder();
        for (int[] range : RANGES) {
            text.append(text.isEmpty() ? "" : ", ").append(range[0]);
            if (range[1] > range[0]) {
                text.append('-').append(range[1]);
            }
        }
        return text.toString();
    }
}
