package dev.weir.flow.ie;

import java.util.List;

/**
 * Reads dictionary lines: {@code id,name,type,semantics,units}, or the same behind an {@code enterprise} column.
 *
 * <p>Blank lines and lines that begin with # are skipped, and so is a line of column names before the first element.
 * Blanks around a cell do not count. There are no quotes: no value needs a comma. What is wrong is added to the list of
 * problems, and reading goes on with the next line.
 */
final class ElementCsv {
    /** The enterprise of a file whose lines name it themselves. */
    static final long NAMED_IN_LINE = -1;
    /** The enterprise of a file of NetFlow version 9 field types; also a word for the enterprise column. */
    static final long NETFLOW9 = -2;

    private static final String NETFLOW9_WORD = "netflow9";
    private static final int LARGEST_IPFIX_ID = 0x7fff;
    private static final int LARGEST_FIELD_TYPE = 0xffff;
    private static final long LARGEST_ENTERPRISE = 0xffff_ffffL;
    private static final int LONGEST_NAME = 128;
    private static final int COLUMNS = 5;

    private final String source;
    private final long enterprise;
    private final List<String> problems;
    private final String[] cells = new String[COLUMNS + 1];
    private final int[] columns = new int[COLUMNS + 1];
    private int lineNumber;
    private boolean failed;

    /**
     * A reader of one file.
     *
     * @param source what to call the file in problems; null for a file of this build, whose names are not checked since
     *     a test holds them
     * @param enterprise whose elements its five-column lines describe, or one of the constants
     * @param problems where problems are added
     */
    ElementCsv(String source, long enterprise, List<String> problems) {
        this.source = source;
        this.enterprise = enterprise;
        this.problems = problems;
    }

    /**
     * The enterprise that a file's name or path tells, such as {@code 35632.csv}; {@link #NAMED_IN_LINE} if it tells
     * none.
     */
    static long enterpriseOf(String fileName) {
        final String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        final String stem = last.endsWith(".csv") ? last.substring(0, last.length() - 4) : last;
        if (stem.equals(NETFLOW9_WORD)) {
            return NETFLOW9;
        }
        final long number = number(stem, LARGEST_ENTERPRISE);
        return number < 0 ? NAMED_IN_LINE : number;
    }

    /** Reads the next line of the file; null if it holds no element or a wrong one. */
    ElementLine read(String line) {
        lineNumber++;
        final String text = lineNumber == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
        if (text.isEmpty() || text.charAt(0) == '#' || text.isBlank()) {
            return null;
        }
        final int count = split(text);
        if (cells[0].equals("id") || cells[0].equals("enterprise")) {
            return null;
        }
        failed = false;
        if (count == COLUMNS && enterprise != NAMED_IN_LINE) {
            return element(enterprise, 0);
        }
        if (count != COLUMNS + 1) {
            return refuse(0, wrongCount(count));
        }
        final long named = cells[0].equals(NETFLOW9_WORD) ? NETFLOW9 : number(cells[0], LARGEST_ENTERPRISE);
        if (named == -1) {
            refuse(0, "the enterprise \"" + cells[0] + "\" is neither a number up to 4294967295 nor netflow9");
        }
        return element(named, 1);
    }

    private String wrongCount(int count) {
        final String form = enterprise == NAMED_IN_LINE
                ? "enterprise,id,name,type,semantics,units"
                : "id,name,type,semantics,units with or without an enterprise before them";
        return "the line has " + count + " cells, not " + form;
    }

    private ElementLine element(long owner, int first) {
        final boolean netflow9 = owner == NETFLOW9;
        final int largest = netflow9 ? LARGEST_FIELD_TYPE : LARGEST_IPFIX_ID;
        final int id = (int) number(cells[first], largest);
        if (id < 0) {
            refuse(first, "the id \"" + cells[first] + "\" is not a number up to " + largest);
        }
        final String name = cells[first + 1];
        if (source != null && !isName(name)) {
            refuse(first + 1, "the name \"" + name + "\" is not a letter and up to 127 letters, digits, _ . or -");
        }
        final AbstractDataType type = AbstractDataType.ofName(cells[first + 2]);
        if (type == null) {
            refuse(first + 2, "the type \"" + cells[first + 2] + "\" is not one of RFC 7012, such as unsigned32");
        }
        final DataTypeSemantics semantics = DataTypeSemantics.ofName(cells[first + 3]);
        if (semantics == null) {
            refuse(first + 3, "the semantics \"" + cells[first + 3] + "\" are not registered; leave the cell empty");
        }
        if (failed) {
            return null;
        }
        final long number = netflow9 ? 0 : owner;
        final InformationElement element =
                new InformationElement(netflow9 ? 0 : owner, id, name, type, semantics, cells[first + 4]);
        return new ElementLine(netflow9, element, source, lineNumber, columns[first + 1]);
    }

    private ElementLine refuse(int cell, String message) {
        failed = true;
        problems.add(at(columns[cell]) + " " + message);
        return null;
    }

    private String at(int column) {
        return source + ":" + lineNumber + ":" + column;
    }

    /** Cuts a line into cells; returns how many it has, also when that is more than there is room for. */
    private int split(String text) {
        int count = 0;
        int begin = 0;
        while (begin <= text.length()) {
            final int comma = text.indexOf(',', begin);
            final int end = comma < 0 ? text.length() : comma;
            if (count < cells.length) {
                cells[count] = stripped(text, begin, end);
                columns[count] = begin + 1;
            }
            count++;
            begin = end + 1;
        }
        return count;
    }

    private static String stripped(String text, int begin, int end) {
        if (begin == end) {
            return "";
        }
        final boolean blanks = text.charAt(begin) <= ' ' || text.charAt(end - 1) <= ' ';
        return blanks ? text.substring(begin, end).strip() : text.substring(begin, end);
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            final char c = name.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** A decimal number, or -1 if the text is not one up to the largest. */
    private static long number(String text, long largest) {
        if (text.isEmpty() || text.length() > 10) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value > largest ? -1 : value;
    }
}
