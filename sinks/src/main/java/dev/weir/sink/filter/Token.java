package dev.weir.sink.filter;

/**
 * A piece of a filter.
 *
 * @param type what it is
 * @param text the word, the quoted text without its quotes, or the symbol
 * @param column where it begins, from 1
 */
record Token(Type type, String text, int column) {
    enum Type {
        WORD,
        QUOTED,
        SYMBOL,
        END
    }

    boolean isKeyword(String keyword) {
        return type == Type.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return type == Type.SYMBOL && text.equals(symbol);
    }

    boolean isValue() {
        return type == Type.WORD || type == Type.QUOTED;
    }

    /** As it is named in messages. */
    String shown() {
        return type == Type.END ? "the end" : '"' + text + '"';
    }
}
