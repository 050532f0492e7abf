package dev.weir.sink.filter;

import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into words, quoted texts and symbols. */
final class Lexer {
    private static final String WORD_MARKS = "._:/+-";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    /** The tokens, and one that stands for the end. */
    List<Token> tokens() {
        while (position < text.length()) {
            final char c = text.charAt(position);
            if (Character.isWhitespace(c)) {
                position++;
            } else if (isWordCharacter(c)) {
                word();
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else {
                symbol(c);
            }
        }
        add(Token.Type.END, "", text.length());
        return tokens;
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || WORD_MARKS.indexOf(c) >= 0;
    }

    private void word() {
        final int start = position;
        while (position < text.length() && isWordCharacter(text.charAt(position))) {
            position++;
        }
        add(Token.Type.WORD, text.substring(start, position), start);
    }

    private void quoted(char quote) {
        final int start = position++;
        final StringBuilder content = new StringBuilder();
        while (position < text.length() && text.charAt(position) != quote) {
            if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                position++;
            }
            content.append(text.charAt(position++));
        }
        if (position == text.length()) {
            throw new FilterException(text, start + 1, "a quote without its end");
        }
        position++;
        add(Token.Type.QUOTED, content.toString(), start);
    }

    private void symbol(char c) {
        final boolean comparison = "<>=!".indexOf(c) >= 0;
        final boolean two = comparison && position + 1 < text.length() && text.charAt(position + 1) == '=';
        final String symbol = text.substring(position, position + (two ? 2 : 1));
        if (Operator.of(symbol) == null && "(),".indexOf(c) < 0) {
            throw new FilterException(text, position + 1, "unexpected character \"" + c + '"');
        }
        add(Token.Type.SYMBOL, symbol, position);
        position += symbol.length();
    }

    private void add(Token.Type type, String content, int start) {
        tokens.add(new Token(type, content, start + 1));
    }
}
