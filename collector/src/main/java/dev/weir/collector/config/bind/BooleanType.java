package dev.weir.collector.config.bind;

/** Yes or no, written {@code true} or {@code false}. */
final class BooleanType implements ValueType<Boolean> {
    @Override
    public String name() {
        return "boolean";
    }

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public Boolean read(Object value) {
        return value instanceof Boolean bool ? bool : null;
    }

    @Override
    public Boolean readText(String text) {
        return switch (text.strip()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    @Override
    public Object print(Boolean value) {
        return value;
    }
}
