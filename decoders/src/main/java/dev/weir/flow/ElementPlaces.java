package dev.weir.flow;

import dev.weir.flow.ie.InformationElement;
import java.util.Arrays;

/**
 * Where the elements of a template stand: the first place of each, fields of no octets left out. Used while a shape is
 * compiled; one pass over the fields, so that a template of a thousand fields costs no more than it must.
 */
final class ElementPlaces {
    private static final int TABLE = 512;
    private static final int LAST_NETFLOW9_STANDARD = 127;
    private static final short ABSENT = -1;

    private final FieldSpecifier[] fields;
    private final Protocol dialect;
    private final short[] forward = new short[TABLE];
    private final short[] reverse = new short[TABLE];
    private boolean hasReverse;

    ElementPlaces(Protocol dialect, FieldSpecifier[] fields) {
        this.dialect = dialect;
        this.fields = fields;
        Arrays.fill(forward, ABSENT);
        Arrays.fill(reverse, ABSENT);
        for (short i = (short) (fields.length - 1); i >= 0; i--) {
            note(i);
        }
    }

    private void note(short place) {
        final FieldSpecifier field = fields[place];
        if (field.length() == 0 || field.id() >= TABLE) {
            return;
        }
        if (field.enterprise() == 0 && isTrusted(field)) {
            forward[field.id()] = place;
        } else if (field.enterprise() == InformationElement.REVERSE_ENTERPRISE && dialect != Protocol.NETFLOW9) {
            reverse[field.id()] = place;
            hasReverse = true;
        }
    }

    private boolean isTrusted(FieldSpecifier field) {
        return dialect != Protocol.NETFLOW9
                || field.id() <= LAST_NETFLOW9_STANDARD
                || Netflow9Elements.means(field.id(), field.length());
    }

    /** The place of an element of the standard registry; -1 if the template has none, or not in its dialect. */
    short find(int id) {
        return forward[id];
    }

    /** The place of the reverse element of a standard one; -1 if there is none. */
    short findReverse(int id) {
        return reverse[id];
    }

    /** The place of a field type that only NetFlow v9 has; -1 if there is none. */
    short findNetflow9(int fieldType) {
        if (dialect == Protocol.NETFLOW9) {
            for (short i = 0; i < fields.length; i++) {
                if (fields[i].id() == fieldType && fields[i].enterprise() == 0 && fields[i].length() > 0) {
                    return i;
                }
            }
        }
        return ABSENT;
    }

    /** Whether there is any reverse element. */
    boolean hasReverse() {
        return hasReverse;
    }

    /** The field at a place. */
    FieldSpecifier field(int place) {
        return fields[place];
    }
}
