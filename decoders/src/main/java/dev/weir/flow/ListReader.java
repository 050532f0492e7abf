package dev.weir.flow;

/**
 * Reads structured data (RFC 6313): the values of a basicList (IE 291), the records of a subTemplateList (292) and
 * those of a subTemplateMultiList (293). Allocates nothing but, once, the readers of lists in lists. Trusts nothing:
 * what runs past the end of its list ends the list and is said by {@link #isDamaged}. Owned by one thread; reused.
 *
 * <pre>{@code
 * if (list.wrap(291, bytes, offset, length)) {
 *     while (list.next()) {
 *         // one value: list.valueOffset(), list.valueLength(), of the element list.enterprise(), list.elementId()
 *     }
 * }
 * }</pre>
 *
 * <p>The records in the lists of templates are not split here: only who has the template can do that. A value there is
 * all records of one template as they were sent, see {@link #templateId}.
 */
public final class ListReader {
    /** The element number of a basicList. */
    public static final int BASIC_LIST = 291;

    /** The element number of a subTemplateList. */
    public static final int SUB_TEMPLATE_LIST = 292;

    /** The element number of a subTemplateMultiList. */
    public static final int SUB_TEMPLATE_MULTI_LIST = 293;

    /** How deep lists may lie in lists, the outermost included. */
    public static final int MAX_DEPTH = 4;

    private static final int BASIC_HEADER = 5;
    private static final int ENTERPRISE_LENGTH = 4;
    private static final int TEMPLATE_HEADER = 3;
    private static final int MULTI_ENTRY_HEADER = 4;
    private static final int ENTERPRISE_BIT = 0x8000;
    private static final int LONG_FORM = 255;

    private final int depth;
    private ListReader child;
    private byte[] bytes = {};
    private int kind;
    private int semantic;
    private long enterprise;
    private int elementId;
    private int elementLength;
    private int templateId;
    private int position;
    private int limit;
    private int valueOffset;
    private int valueLength;
    private boolean damaged;

    /** Makes a reader of lists that are fields of a record. */
    public ListReader() {
        this(1);
    }

    private ListReader(int depth) {
        this.depth = depth;
    }

    /** The reader for lists that are values of this one, always the same; null at {@link #MAX_DEPTH}. */
    public ListReader child() {
        if (child == null && depth < MAX_DEPTH) {
            child = new ListReader(depth + 1);
        }
        return child;
    }

    /** Whether an element is a list that this class reads. */
    public static boolean isList(long enterprise, int id) {
        return enterprise == 0 && id >= BASIC_LIST && id <= SUB_TEMPLATE_MULTI_LIST;
    }

    /**
     * Begins with a list.
     *
     * @param listKind {@link #BASIC_LIST}, {@link #SUB_TEMPLATE_LIST} or {@link #SUB_TEMPLATE_MULTI_LIST}
     * @param from the array that holds the field; not copied
     * @param offset where the field's value begins
     * @param length how many octets the value has
     * @return false if not even the list's header is whole, or its values would have no octets
     */
    public boolean wrap(int listKind, byte[] from, int offset, int length) {
        bytes = from;
        kind = listKind;
        position = offset;
        limit = offset + length;
        valueLength = 0;
        enterprise = 0;
        elementId = 0;
        elementLength = 0;
        templateId = 0;
        damaged = !readHeader(length);
        if (damaged) {
            semantic = 0;
            position = limit;
        }
        return !damaged;
    }

    private boolean readHeader(int length) {
        if (length < 1) {
            return false;
        }
        semantic = Bytes.u8(bytes, position);
        return switch (kind) {
            case BASIC_LIST -> readBasicHeader(length);
            case SUB_TEMPLATE_LIST -> readTemplateHeader(length);
            case SUB_TEMPLATE_MULTI_LIST -> {
                position++;
                yield true;
            }
            default -> false;
        };
    }

    private boolean readBasicHeader(int length) {
        if (length < BASIC_HEADER) {
            return false;
        }
        final int id = Bytes.u16(bytes, position + 1);
        elementId = id & ~ENTERPRISE_BIT;
        elementLength = Bytes.u16(bytes, position + 3);
        position += BASIC_HEADER;
        if ((id & ENTERPRISE_BIT) != 0) {
            if (length < BASIC_HEADER + ENTERPRISE_LENGTH) {
                return false;
            }
            enterprise = Bytes.u32(bytes, position);
            position += ENTERPRISE_LENGTH;
        }
        return elementLength > 0;
    }

    private boolean readTemplateHeader(int length) {
        if (length < TEMPLATE_HEADER) {
            return false;
        }
        templateId = Bytes.u16(bytes, position + 1);
        position += TEMPLATE_HEADER;
        return true;
    }

    /** Goes to the next value; false at the list's end. */
    public boolean next() {
        if (position >= limit) {
            return false;
        }
        return switch (kind) {
            case BASIC_LIST -> nextElement();
            case SUB_TEMPLATE_LIST -> take(limit - position);
            default -> nextEntry();
        };
    }

    private boolean nextElement() {
        if (elementLength != FieldSpecifier.VARIABLE) {
            return take(elementLength);
        }
        final int first = Bytes.u8(bytes, position++);
        if (first < LONG_FORM) {
            return take(first);
        }
        if (limit - position < Short.BYTES) {
            return stop();
        }
        position += Short.BYTES;
        return take(Bytes.u16(bytes, position - Short.BYTES));
    }

    private boolean nextEntry() {
        if (limit - position < MULTI_ENTRY_HEADER) {
            return stop();
        }
        templateId = Bytes.u16(bytes, position);
        final int length = Bytes.u16(bytes, position + 2) - MULTI_ENTRY_HEADER;
        position += MULTI_ENTRY_HEADER;
        return length < 0 ? stop() : take(length);
    }

    private boolean take(int length) {
        if (length > limit - position) {
            return stop();
        }
        valueOffset = position;
        valueLength = length;
        position += length;
        return true;
    }

    private boolean stop() {
        damaged = true;
        position = limit;
        return false;
    }

    /** Whether the list did not hold together, so far as it has been read. */
    public boolean isDamaged() {
        return damaged;
    }

    /**
     * How the values belong together (RFC 6313 section 4.4): 0 none of, 1 exactly one of, 2 one or more of, 3 all of,
     * 4 ordered.
     */
    public int semantic() {
        return semantic;
    }

    /** The semantic as the registry names it, such as {@code allOf}; {@code undefined} for 255 and what has no name. */
    public static String semanticName(int semantic) {
        return switch (semantic) {
            case 0 -> "noneOf";
            case 1 -> "exactlyOneOf";
            case 2 -> "oneOrMoreOf";
            case 3 -> "allOf";
            case 4 -> "ordered";
            default -> "undefined";
        };
    }

    /** The enterprise number of a basic list's element; 0 for the standard registry. */
    public long enterprise() {
        return enterprise;
    }

    /** The number of a basic list's element; 0 for the other lists. */
    public int elementId() {
        return elementId;
    }

    /** The length of a basic list's values; {@link FieldSpecifier#VARIABLE} if each tells its own. */
    public int elementLength() {
        return elementLength;
    }

    /** The id of the template of the records that are the current value; 0 for a basic list. */
    public int templateId() {
        return templateId;
    }

    /** Where the current value begins. */
    public int valueOffset() {
        return valueOffset;
    }

    /** How many octets the current value has. */
    public int valueLength() {
        return valueLength;
    }
}
