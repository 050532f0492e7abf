package dev.weir.sink.filter;

/** How a field is compared with a value. */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    CONTAINS("~");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /** Finds an operator; null if there is none. */
    static Operator of(String symbol) {
        for (Operator operator : values()) {
            if (operator.symbol.equals(symbol) || symbol.equals("==") && operator == EQUAL) {
                return operator;
            }
        }
        return null;
    }

    /** Whether a comparison with a result as of {@link Comparable} is what was asked for. */
    boolean accepts(int comparison) {
        return switch (this) {
            case EQUAL -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case CONTAINS -> false;
        };
    }
}
