package dev.weir.flow.ie;

/**
 * One line of a dictionary file.
 *
 * @param netflow9 whether it describes a field type of NetFlow version 9 and not an IPFIX element
 * @param element what it says
 * @param source the file it stands in; null for a file that is built in
 * @param line its number in the file, from 1
 * @param column where its name begins in the line, from 1
 */
record ElementLine(boolean netflow9, InformationElement element, String source, int line, int column) {
    /** Whether this build brought it, and no operator. */
    boolean isBuiltIn() {
        return source == null;
    }

    /** Where it stands, as {@code file:line:column} of its name. */
    String origin() {
        return source + ":" + line + ":" + column;
    }
}
