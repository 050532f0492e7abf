package dev.weir.flow;

import java.util.List;

/**
 * The samplers of an exporter that data records select from. Immutable; a run refers to the table that was valid when
 * its message came.
 *
 * <pre>
 *   8                10         12
 *   +----------------+----------+----------------------------------------------------------------+
 *   | sampler count  | reserved | samplers: id u64, rate u32, algorithm u8, reserved 3 bytes      |
 *   | u16            | u16      |                                                                |
 *   +----------------+----------+----------------------------------------------------------------+
 * </pre>
 */
public final class Samplers {
    /** The largest number of samplers in a table. */
    public static final int MAX_SAMPLERS = 256;

    static final int BODY_LENGTH = 4;
    static final int SAMPLER_LENGTH = 16;
    static final int LARGEST = BODY_LENGTH + MAX_SAMPLERS * SAMPLER_LENGTH;
    private static final int RATE = 8;
    private static final int ALGORITHM = 12;

    private final Sampler[] samplers;
    private final byte[] encoded;

    private Samplers(Sampler[] samplers) {
        this.samplers = samplers;
        this.encoded = encode();
    }

    /**
     * Makes a table.
     *
     * @param samplers the samplers, each with an id of its own
     * @throws IllegalArgumentException if there are more than {@link #MAX_SAMPLERS}: who collects them sees to that
     */
    public static Samplers of(List<Sampler> samplers) {
        if (samplers.size() > MAX_SAMPLERS) {
            throw new IllegalArgumentException(samplers.size() + " samplers");
        }
        return new Samplers(samplers.toArray(Sampler[]::new));
    }

    private byte[] encode() {
        final byte[] body = new byte[BODY_LENGTH + samplers.length * SAMPLER_LENGTH];
        Bytes.putLittleU16(body, 0, samplers.length);
        for (int i = 0; i < samplers.length; i++) {
            final int at = BODY_LENGTH + i * SAMPLER_LENGTH;
            Bytes.putLittleI64(body, at, samplers[i].id());
            Bytes.putLittleU32(body, at + RATE, (int) samplers[i].rate());
            body[at + ALGORITHM] = (byte) samplers[i].algorithm();
        }
        return body;
    }

    /** Reads the body of a block; null if it does not hold together. */
    static Samplers decode(byte[] bytes, int offset, int limit) {
        if (offset + BODY_LENGTH > limit) {
            return null;
        }
        final int count = Bytes.littleU16(bytes, offset);
        if (count > MAX_SAMPLERS || offset + BODY_LENGTH + count * SAMPLER_LENGTH > limit) {
            return null;
        }
        final Sampler[] samplers = new Sampler[count];
        for (int i = 0; i < count; i++) {
            final int at = offset + BODY_LENGTH + i * SAMPLER_LENGTH;
            samplers[i] = new Sampler(
                    Bytes.littleI64(bytes, at), Bytes.littleU32(bytes, at + RATE), Bytes.u8(bytes, at + ALGORITHM));
        }
        return new Samplers(samplers);
    }

    /** Finds a sampler by its id; null if there is none. */
    public Sampler find(long id) {
        for (Sampler sampler : samplers) {
            if (sampler.id() == id) {
                return sampler;
            }
        }
        return null;
    }

    /** How many there are. */
    public int size() {
        return samplers.length;
    }

    /** A sampler by its place, from 0. */
    public Sampler get(int index) {
        return samplers[index];
    }

    /** The body of the block. The caller does not change it. */
    byte[] encoded() {
        return encoded;
    }
}
