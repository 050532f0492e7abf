package dev.weir.collector.config.bind;

import java.util.Set;

/** A word of the configuration that people also know by others. Those are not read, but understood in a hint. */
public interface OtherWords {
    /** The other words, in lower case. */
    Set<String> otherWords();
}
