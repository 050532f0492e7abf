package dev.weir.collector.config.bind;

/** Numbers with a fraction; a whole number is one too. */
final class RealNumberType implements ValueType<Double> {
    @Override
    public String name() {
        return "number";
    }

    @Override
    public String expected() {
        return "a number";
    }

    @Override
    public Double read(Object value) {
        return value instanceof Number number ? finite(number.doubleValue()) : null;
    }

    @Override
    public Double readText(String text) {
        try {
            return finite(Double.parseDouble(text));
        } catch (NumberFormatException expected) {
            return null;
        }
    }

    private static Double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("must be a finite number, found " + number);
        }
        return number;
    }

    @Override
    public Object print(Double value) {
        return value;
    }
}
