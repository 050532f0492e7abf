package dev.weir.flow;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Walks the blocks of an excerpt from run to run. Trusts nothing: a block that runs past the end, or a definition that
 * does not hold together, ends the walk; a run that refers to what was not defined is skipped; both are said by
 * {@link #isDamaged}, and so are runs that together have other than the header's number of records. A run of a kind or
 * a protocol that a later version added is no damage: it is skipped, and its records are counted. Owned by one thread;
 * reused.
 */
final class ExcerptReader {
    private static final int MAX_NUMBER = 0xffff;

    private final DefinitionCache<InputLabels> knownInputs = new DefinitionCache<>();
    private final DefinitionCache<Shape> knownShapes = new DefinitionCache<>();
    private final DefinitionCache<Samplers> knownSamplers = new DefinitionCache<>();
    private InputLabels[] inputs = new InputLabels[8];
    private Exporter[] exporters = new Exporter[64];
    private Shape[] shapes = new Shape[64];
    private Samplers[] samplers = new Samplers[8];
    private int[] runStarts = new int[64];
    private int runs;
    private final BitSet foreignShapes = new BitSet();
    private byte[] bytes = {};
    private int position;
    private int limit;
    private boolean damaged;
    private long promisedRecords;
    private long announcedRecords;
    private long unknownRecords;
    private Shape shape;
    private int recordsStart;
    private int recordsEnd;
    private int recordCount;

    /** Begins with an excerpt; false if it cannot be read at all. */
    boolean wrap(byte[] excerpt, int offset, int length) {
        Arrays.fill(inputs, null);
        Arrays.fill(exporters, null);
        Arrays.fill(shapes, null);
        Arrays.fill(samplers, null);
        runs = 0;
        foreignShapes.clear();
        bytes = excerpt;
        damaged = !Excerpt.isReadable(excerpt, offset, length);
        promisedRecords = damaged ? 0 : Bytes.littleU32(excerpt, offset + Excerpt.RECORD_COUNT_OFFSET);
        announcedRecords = 0;
        unknownRecords = 0;
        position = offset + Excerpt.HEADER_LENGTH;
        limit = damaged ? position : offset + length;
        return !damaged;
    }

    /** Goes to the next run and reads its header; false at the end. */
    boolean nextRun(Run run) {
        while (position + Block.HEADER_LENGTH <= limit) {
            final int start = position;
            final int type = Bytes.littleU16(bytes, start + Block.TYPE_OFFSET);
            final int number = Bytes.littleU16(bytes, start + Block.NUMBER_OFFSET);
            final long length = Bytes.littleU32(bytes, start + Block.LENGTH_OFFSET);
            if (length < Block.HEADER_LENGTH || length > limit - start) {
                return stopDamaged();
            }
            position = start + (int) length;
            if (type == Block.RUN || type == Block.CONTINUATION) {
                if (type == Block.RUN ? readRun(run, start, number) : readContinuation(run, start, number)) {
                    return true;
                }
            } else if (!readDefinition(type, number, start + Block.HEADER_LENGTH)) {
                return stopDamaged();
            }
        }
        damaged |= position != limit || announcedRecords != promisedRecords;
        return false;
    }

    private boolean stopDamaged() {
        damaged = true;
        position = limit;
        return false;
    }

    /** Reads a run; false if its kind or protocol is unknown, or, noted as damage, it refers to what is not there. */
    private boolean readRun(Run run, int start, int kindAndProtocol) {
        if (position - start < Run.HEADER_LENGTH) {
            damaged = true;
            return false;
        }
        if (runs == runStarts.length) {
            runStarts = Arrays.copyOf(runStarts, 2 * runs);
        }
        runStarts[runs++] = start;
        recordCount = Bytes.littleI32(bytes, start + Run.RECORD_COUNT_OFFSET);
        recordsStart = start + Run.HEADER_LENGTH;
        return readHeader(run, start, kindAndProtocol);
    }

    private boolean readContinuation(Run run, int start, int base) {
        if (position - start < RunContinuation.HEADER_LENGTH || base >= runs) {
            damaged = true;
            return false;
        }
        recordCount = Bytes.littleU16(bytes, start + RunContinuation.RECORD_COUNT);
        recordsStart = start + RunContinuation.HEADER_LENGTH;
        final int baseStart = runStarts[base];
        if (!readHeader(run, baseStart, Bytes.littleU16(bytes, baseStart + Block.NUMBER_OFFSET))) {
            return false;
        }
        RunContinuation.apply(bytes, start, run);
        return true;
    }

    private boolean readHeader(Run run, int start, int kindAndProtocol) {
        final int shapeNumber = Bytes.littleU16(bytes, start + Run.SHAPE_OFFSET);
        final int samplersNumber = Bytes.littleU16(bytes, start + Run.SAMPLERS_OFFSET);
        final Exporter exporter = at(exporters, Bytes.littleU16(bytes, start + Run.EXPORTER_OFFSET));
        announcedRecords += Integer.toUnsignedLong(recordCount);
        if (isForeign(kindAndProtocol) || foreignShapes.get(shapeNumber)) {
            unknownRecords += Integer.toUnsignedLong(recordCount);
            return false;
        }
        shape = at(shapes, shapeNumber);
        run.samplers = samplersNumber == 0 ? null : at(samplers, samplersNumber - 1);
        if ((kindAndProtocol & 0xff) == 0
                || kindAndProtocol >> 8 == 0
                || exporter == null
                || shape == null
                || samplersNumber != 0 && run.samplers == null) {
            damaged = true;
            return false;
        }
        run.kind = RecordKind.ofCode(kindAndProtocol & 0xff);
        run.protocol = Protocol.ofCode(kindAndProtocol >> 8);
        run.exporter = exporter;
        run.decode(bytes, start);
        recordsEnd = position;
        return true;
    }

    /** Whether the kind or the protocol is one that this build does not know; 0 never was one, nor will be. */
    private static boolean isForeign(int kindAndProtocol) {
        final int kind = kindAndProtocol & 0xff;
        final int protocol = kindAndProtocol >> 8;
        return kind != 0 && protocol != 0 && (RecordKind.ofCode(kind) == null || Protocol.ofCode(protocol) == null);
    }

    private boolean readDefinition(int type, int number, int body) {
        return switch (type) {
            case Block.INPUT -> readInput(number, body);
            case Block.EXPORTER -> readExporter(number, body);
            case Block.SHAPE -> readShape(number, body);
            case Block.SAMPLERS -> readSamplers(number, body);
            default -> true;
        };
    }

    private boolean readInput(int number, int body) {
        InputLabels labels = knownInputs.find(bytes, body, position);
        if (labels == null) {
            labels = InputLabels.decode(bytes, body, position);
            if (labels == null) {
                return false;
            }
            knownInputs.put(bytes, body, position, labels);
        }
        inputs = put(inputs, number, labels);
        return true;
    }

    private boolean readExporter(int number, int body) {
        if (position - body < Exporter.BODY_LENGTH) {
            return false;
        }
        final InputLabels labels = at(inputs, Exporter.inputNumber(bytes, body));
        if (labels == null) {
            return false;
        }
        exporters = put(exporters, number, Exporter.decode(bytes, body, labels));
        return true;
    }

    private boolean readShape(int number, int body) {
        if (Shape.isForeign(bytes, body, position)) {
            foreignShapes.set(number);
            return true;
        }
        Shape known = knownShapes.find(bytes, body, position);
        if (known == null) {
            known = Shape.decode(bytes, body, position);
            if (known == null) {
                return false;
            }
            knownShapes.put(bytes, body, position, known);
        }
        shapes = put(shapes, number, known);
        return true;
    }

    private boolean readSamplers(int number, int body) {
        Samplers table = knownSamplers.find(bytes, body, position);
        if (table == null) {
            table = Samplers.decode(bytes, body, position);
            if (table == null) {
                return false;
            }
            knownSamplers.put(bytes, body, position, table);
        }
        samplers = put(samplers, number, table);
        return true;
    }

    private static <T> T at(T[] table, int number) {
        return number < table.length ? table[number] : null;
    }

    private static <T> T[] put(T[] table, int number, T item) {
        final T[] roomy = number < table.length
                ? table
                : Arrays.copyOf(table, Math.min(MAX_NUMBER + 1, Math.max(number + 1, 2 * table.length)));
        roomy[number] = item;
        return roomy;
    }

    /** Whether something did not hold together so far. */
    boolean isDamaged() {
        return damaged;
    }

    /** How many records were in the runs skipped so far because their kind or protocol is not known here. */
    long unknownRecords() {
        return unknownRecords;
    }

    /** The shape of the run's records. */
    Shape shape() {
        return shape;
    }

    /** Where the run's records begin. */
    int recordsStart() {
        return recordsStart;
    }

    /** Where the run's records, and their padding, end. */
    int recordsEnd() {
        return recordsEnd;
    }

    /** How many records the run says it has. */
    int recordCount() {
        return recordCount;
    }
}
