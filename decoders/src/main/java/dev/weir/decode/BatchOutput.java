package dev.weir.decode;

import dev.weir.flow.FlowBatch;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;

/**
 * Puts records into a batch, and has it emptied when they do not fit. Records too many for an empty batch are split
 * between records, so that whatever a decoder makes of one message finds its place. Owned by the batch's thread.
 */
public final class BatchOutput implements FlowOutput {
    private final FlowBatch batch;
    private final Runnable empty;

    /**
     * Makes an output.
     *
     * @param batch where records go
     * @param empty takes away what the batch holds, and clears it
     */
    public BatchOutput(FlowBatch batch, Runnable empty) {
        this.batch = batch;
        this.empty = empty;
    }

    @Override
    public void append(Run run, Shape shape, byte[] records, int offset, int length, int count) {
        if (batch.tryAppend(run, shape, records, offset, length, count)) {
            return;
        }
        empty.run();
        if (batch.tryAppend(run, shape, records, offset, length, count)) {
            return;
        }
        if (count == 1) {
            throw new IllegalStateException("a record of " + length + " bytes does not fit an empty batch");
        }
        final int half = count / 2;
        final int halfLength = shape.recordsLength(records, offset, half);
        append(run, shape, records, offset, halfLength, half);
        append(run, shape, records, offset + halfLength, length - halfLength, count - half);
    }
}
