package dev.weir.sink.filter;

/** A filter cannot be understood. The message shows the text with a mark below the place. */
public final class FilterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final String problem;

    FilterException(String text, int column, String problem) {
        super(problem + " at column " + column + "\n  " + text.replaceAll("\\s", " ") + "\n  " + " ".repeat(column - 1)
                + "^");
        this.column = column;
        this.problem = problem;
    }

    /** Where it is, counted in characters from 1. */
    public int column() {
        return column;
    }

    /** What is wrong, in one line. */
    public String problem() {
        return problem;
    }
}
