package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Node;

/** What may stand behind a key, and how it is bound. */
public interface SettingType {
    /** Returns the name for the reference: {@code duration}, {@code list of prefix}. */
    String name();

    /** Returns what was expected, with article, for messages. */
    String expected();

    /** Binds what was written, or tells the problem and returns {@link Result#FAILED}. */
    Result bind(Slot slot, Node node);

    /** Returns the result if nothing was written and there is no default. */
    Result absent(Slot slot);

    /** Writes a bound as an operator would. */
    default String printMagnitude(long magnitude) {
        return Long.toString(magnitude);
    }
}
