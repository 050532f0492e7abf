package dev.weir.sink;

/** Makes the sinks of one type. Found by {@link java.util.ServiceLoader}. */
public interface SinkFactory {
    /** The type in the configuration: {@code json} stands for {@code [[sinks.json]]}. */
    String type();

    /**
     * The record that the table is bound to. Each of its components carries {@link Setting}; none has the name of a
     * component of {@link SinkCommon}.
     */
    Class<? extends Record> optionsType();

    /**
     * Makes a sink without opening anything.
     *
     * @param options what the table says, of {@link #optionsType}
     * @param context what the sink is lent
     * @throws IllegalArgumentException if the options do not go together; the message is for the operator
     */
    Sink create(Record options, SinkContext context);
}
