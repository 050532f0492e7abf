package dev.weir.decode.sflow5;

import dev.weir.decode.FlowOutput;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;

/**
 * Collects the records of a datagram into runs: records of one kind and one shape that follow each other go on in one
 * call. Owned by the decoder's thread; reused.
 */
final class RunWriter {
    final RecordBuilder record = new RecordBuilder();
    final Run run = new Run();
    private final ShapeCache shapes = new ShapeCache();
    private FlowOutput output;
    private RecordKind kind;
    private Shape shape;
    private int runStart;
    private int pending;
    private int total;

    /** Begins with a datagram; its run's header has been filled. */
    void begin(FlowOutput to) {
        output = to;
        shape = null;
        runStart = 0;
        pending = 0;
        total = 0;
        record.begin(0);
    }

    /** Ends a record that was built field by field. */
    void end(RecordKind of) {
        end(of, shapes.find(record.signature, record.fieldCount()));
    }

    /** Ends a record of a known shape. */
    void end(RecordKind of, Shape as) {
        if (pending > 0 && (as != shape || of != kind)) {
            flush(record.start());
        }
        shape = as;
        kind = of;
        pending++;
        if (RecordBuilder.CAPACITY - record.end() < Shape.MAX_RECORD_LENGTH) {
            flush(record.end());
            runStart = 0;
            record.begin(0);
        } else {
            record.begin(record.end());
        }
    }

    private void flush(int end) {
        run.kind = kind;
        output.append(run, shape, record.bytes, runStart, end - runStart, pending);
        run.lostBefore = 0;
        total += pending;
        pending = 0;
        runStart = end;
    }

    /**
     * Ends the datagram.
     *
     * @return how many records it gave
     */
    int finish() {
        if (pending > 0) {
            flush(record.start());
        }
        output = null;
        return total;
    }

    /** How many shapes are remembered. */
    int shapesKnown() {
        return shapes.size();
    }
}
