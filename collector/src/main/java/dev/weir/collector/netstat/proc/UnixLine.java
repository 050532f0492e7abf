package dev.weir.collector.netstat.proc;

import dev.weir.collector.netstat.socket.UnixSocket;

/** One line of /proc/net/unix: {@code Num: RefCount Protocol Flags Type St Inode Path}. */
final class UnixLine {
    private static final int COLUMNS = 8;
    private static final int HEX = 16;

    private UnixLine() {}

    /** Reads a line; null if it is no socket's. The path, which comes last, may hold blanks. */
    static UnixSocket parse(String line) {
        final String[] columns = line.strip().split("\\s+", COLUMNS);
        if (columns.length < COLUMNS - 1 || !columns[0].endsWith(":")) {
            return null;
        }
        try {
            return new UnixSocket(
                    columns[0].substring(0, columns[0].length() - 1),
                    Long.parseLong(columns[1], HEX),
                    Integer.parseUnsignedInt(columns[3], HEX),
                    Integer.parseInt(columns[4], HEX),
                    Integer.parseInt(columns[5], HEX),
                    Long.parseLong(columns[6]),
                    columns.length == COLUMNS ? columns[COLUMNS - 1] : "");
        } catch (NumberFormatException notASocket) {
            return null;
        }
    }
}
