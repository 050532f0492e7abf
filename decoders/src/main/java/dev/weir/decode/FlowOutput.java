package dev.weir.decode;

import dev.weir.flow.Run;
import dev.weir.flow.Shape;

/** Where decoders put records: the shard's batch. Called by the shard's thread. */
@FunctionalInterface
public interface FlowOutput {
    /**
     * Takes records of one shape out of one message. The bytes are copied before the call returns.
     *
     * @param run what they have in common; the caller uses it again
     * @param shape their shape
     * @param records the array that holds them
     * @param offset where the first one begins
     * @param length how many bytes they take together
     * @param count how many there are, at least 1
     */
    void append(Run run, Shape shape, byte[] records, int offset, int length, int count);
}
