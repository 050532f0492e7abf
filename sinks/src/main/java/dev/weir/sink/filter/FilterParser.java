package dev.weir.sink.filter;

import dev.weir.sink.RecordFilter;
import dev.weir.sink.field.RecordField;
import dev.weir.sink.field.RecordFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a filter by recursive descent. Used once. */
final class FilterParser {
    private static final int MAX_DEPTH = 100;
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in");

    private final String text;
    private final RecordFields fields;
    private final List<Token> tokens;
    private int next;
    private int depth;

    FilterParser(String text, RecordFields fields) {
        this.text = text;
        this.fields = fields;
        this.tokens = new Lexer(text).tokens();
    }

    RecordFilter parse() {
        final RecordFilter filter = expression();
        final Token token = peek();
        if (token.type() != Token.Type.END) {
            throw error(token, "expected \"and\", \"or\" or the end, found " + token.shown());
        }
        return filter;
    }

    private RecordFilter expression() {
        RecordFilter left = term();
        while (skipKeyword("or")) {
            left = new Conditions.Or(left, term());
        }
        return left;
    }

    private RecordFilter term() {
        RecordFilter left = factor();
        while (skipKeyword("and")) {
            left = new Conditions.And(left, factor());
        }
        return left;
    }

    private RecordFilter factor() {
        final Token token = peek();
        if (++depth > MAX_DEPTH) {
            throw error(token, "nested deeper than " + MAX_DEPTH);
        }
        final RecordFilter filter;
        if (skipKeyword("not")) {
            filter = new Conditions.Not(factor());
        } else if (skipSymbol("(")) {
            filter = expression();
            expectSymbol(")");
        } else {
            filter = comparison();
        }
        depth--;
        return filter;
    }

    private RecordFilter comparison() {
        final Token name = take();
        if (name.type() != Token.Type.WORD || KEYWORDS.contains(name.text().toLowerCase(Locale.ROOT))) {
            throw error(name, "expected a field, found " + name.shown());
        }
        final RecordField field = fields.findForFilter(name.text());
        if (field == null) {
            final String nearest = fields.nearest(name.text());
            throw error(
                    name,
                    "unknown field " + name.shown() + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"));
        }
        final Token operation = take();
        if (operation.isKeyword("not") && peek().isKeyword("in")) {
            take();
            return new Conditions.Present(field, new Conditions.Not(list(field)));
        }
        if (operation.isKeyword("in")) {
            return new Conditions.Present(field, list(field));
        }
        final Operator operator = operation.type() == Token.Type.SYMBOL ? Operator.of(operation.text()) : null;
        if (operator == null) {
            throw error(operation, "expected =, !=, <, <=, >, >=, ~ or \"in\", found " + operation.shown());
        }
        return new Conditions.Present(field, compare(field, operator, operation, value()));
    }

    private RecordFilter compare(RecordField field, Operator operator, Token operation, Token value) {
        try {
            return Comparisons.of(field, operator, value.text());
        } catch (UnsupportedOperationException e) {
            throw error(operation, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw error(value, e.getMessage());
        }
    }

    private RecordFilter list(RecordField field) {
        final List<Token> values = new ArrayList<>();
        if (skipSymbol("(")) {
            do {
                values.add(value());
            } while (skipSymbol(","));
            expectSymbol(")");
        } else {
            values.add(value());
        }
        final ListComparison list = ListComparison.of(field);
        for (Token value : values) {
            try {
                list.add(value.text());
            } catch (IllegalArgumentException e) {
                throw error(value, e.getMessage());
            }
        }
        return list.build();
    }

    private Token value() {
        final Token token = take();
        if (!token.isValue()) {
            throw error(token, "expected a value, found " + token.shown());
        }
        return token;
    }

    private Token peek() {
        return tokens.get(next);
    }

    /** Takes a token; the last one, which stands for the end, again and again. */
    private Token take() {
        final Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean skipKeyword(String keyword) {
        final boolean found = peek().isKeyword(keyword);
        if (found) {
            take();
        }
        return found;
    }

    private boolean skipSymbol(String symbol) {
        final boolean found = peek().isSymbol(symbol);
        if (found) {
            take();
        }
        return found;
    }

    private void expectSymbol(String symbol) {
        final Token token = take();
        if (!token.isSymbol(symbol)) {
            throw error(token, "expected \"" + symbol + "\", found " + token.shown());
        }
    }

    private FilterException error(Token token, String problem) {
        return new FilterException(text, token.column(), problem);
    }
}
