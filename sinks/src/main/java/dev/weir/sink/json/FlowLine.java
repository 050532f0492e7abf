package dev.weir.sink.json;

/** Tells a flow log's line that was cut off from other text. */
final class FlowLine {
    private static final byte[][] BEGINNINGS = {JsonKey.ascii("{\"flush_timestamp\":"), JsonKey.ascii("{\"type\":\"")};

    private FlowLine() {}

    /** Whether octets begin as a line of {@link FlowJsonRenderer} does, and end before its last brace. */
    static boolean isUnfinished(byte[] line) {
        for (byte[] beginning : BEGINNINGS) {
            if (begins(line, beginning)) {
                return !isWhole(line);
            }
        }
        return false;
    }

    /** A line that is shorter than the beginning has to agree as far as it goes. */
    private static boolean begins(byte[] line, byte[] beginning) {
        for (int i = 0; i < Math.min(line.length, beginning.length); i++) {
            if (line[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether as many braces are closed as were opened, outside of strings. */
    private static boolean isWhole(byte[] line) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length; i++) {
            switch (line[i]) {
                case '"' -> quoted = !quoted;
                case '\\' -> i++;
                case '{' -> depth += quoted ? 0 : 1;
                case '}' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
        }
        return depth == 0 && !quoted;
    }
}
