package dev.weir.decode.sflow5;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import dev.weir.flow.ie.SflowStructures;

/**
 * Walks the fields of a structure and puts them into a record. Stops where a field is not whole: an older agent's
 * structure may end early, and what is left over is kept by the caller. Owned by the decoder's thread.
 */
final class StructureReader {
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int MAC_LENGTH = 6;
    private static final int MAC_ON_WIRE = 8;
    private static final long IPV6_BIT = RecordBuilder.key(0, SflowStructures.IPV6);

    private final XdrCursor in;
    private final RecordBuilder out;
    private final AsPath asPath;
    private boolean ipv6;

    StructureReader(XdrCursor in, RecordBuilder out) {
        this.in = in;
        this.out = out;
        this.asPath = new AsPath(in, out);
    }

    /** Reads the fields from one place to before another; false if one of them is not whole. */
    boolean read(StructureLayout layout, int from, int to) {
        ipv6 = false;
        for (int i = from; i < to; i++) {
            if (!readField(layout, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean readField(StructureLayout layout, int i) {
        return switch (layout.type(i)) {
            case UNSIGNED_INT -> readNumber(layout, i);
            case INT, FLOAT, PERCENTAGE, UNSIGNED_HYPER, IP_V4, IP_V6, OPAQUE16 ->
                readFixed(keyOf(layout, i), layout.type(i).octets());
            case MAC -> readMac(keyOf(layout, i));
            case ADDRESS -> readAddress(layout, i);
            case STRING, OPAQUE -> readVariable(layout.key(i));
            case UNSIGNED_INTS -> readInts(layout.key(i));
            case MACS -> readMacs(layout.key(i));
            case AS_PATH -> asPath.read(layout.key(i));
            case REMAINDER -> readRemainder(layout.key(i));
            case REPEAT, DERIVED_INT, DERIVED_INTS, DERIVED_STRING -> false;
        };
    }

    private static long keyOf(StructureLayout layout, int i) {
        return layout.standardKey(i) == 0 ? layout.key(i) : layout.standardKey(i);
    }

    private boolean readNumber(StructureLayout layout, int i) {
        if (!in.holds(Integer.BYTES)) {
            return false;
        }
        final long value = in.u32();
        final int octets = layout.standardOctets(i);
        if (octets != 0 && value >>> octets * Byte.SIZE == 0) {
            out.put(ipv6 ? layout.standardIpv6Key(i) : layout.standardKey(i), value, octets);
        } else {
            out.putU32(layout.key(i), value);
        }
        return true;
    }

    private boolean readFixed(long key, int octets) {
        if (!in.holds(octets)) {
            return false;
        }
        out.putFixed(key, in.bytes(), in.take(octets), octets);
        return true;
    }

    /** Some agents leave the padding away at the end of a record. */
    private boolean readMac(long key) {
        if (!in.holds(MAC_LENGTH)) {
            return false;
        }
        out.putFixed(key, in.bytes(), in.take(Math.min(in.left(), MAC_ON_WIRE)), MAC_LENGTH);
        return true;
    }

    /** An unknown address has a kind of 0 and no octets: it is absent. */
    private boolean readAddress(StructureLayout layout, int i) {
        if (!in.holds(Integer.BYTES)) {
            return false;
        }
        final int kind = Bytes.i32(in.bytes(), in.position());
        if (kind != IPV4 && kind != IPV6) {
            in.take(kind == 0 ? Integer.BYTES : 0);
            return kind == 0;
        }
        final int octets = kind == IPV4 ? Addresses.IPV4_LENGTH : Addresses.LENGTH;
        if (!in.holds(Integer.BYTES + octets)) {
            return false;
        }
        in.take(Integer.BYTES);
        ipv6 = kind == IPV6;
        out.putFixed(ipv6 ? ipv6KeyOf(layout, i) : keyOf(layout, i), in.bytes(), in.take(octets), octets);
        return true;
    }

    private static long ipv6KeyOf(StructureLayout layout, int i) {
        return layout.standardKey(i) == 0 ? layout.key(i) | IPV6_BIT : layout.standardIpv6Key(i);
    }

    private boolean readVariable(long key) {
        final int length = in.lengthAhead(1);
        if (length < 0) {
            return false;
        }
        in.take(Integer.BYTES);
        out.putVariable(key, in.bytes(), in.position(), length);
        in.take(Math.min(XdrCursor.padded(length), in.left()));
        return true;
    }

    private boolean readInts(long key) {
        final int count = in.lengthAhead(Integer.BYTES);
        if (count < 0) {
            return false;
        }
        in.take(Integer.BYTES);
        final int octets = count * Integer.BYTES;
        if (ListHeader.begin(out, key, Integer.BYTES, octets)) {
            out.append(in.bytes(), in.position(), octets);
        }
        in.take(octets);
        return true;
    }

    private boolean readMacs(long key) {
        final int count = in.lengthAhead(MAC_ON_WIRE);
        if (count < 0) {
            return false;
        }
        in.take(Integer.BYTES);
        final boolean begun = ListHeader.begin(out, key, MAC_LENGTH, count * MAC_LENGTH);
        for (int i = 0; i < count; i++) {
            final int mac = in.take(MAC_ON_WIRE);
            if (begun) {
                out.append(in.bytes(), mac, MAC_LENGTH);
            }
        }
        return true;
    }

    private boolean readRemainder(long key) {
        final int length = in.left();
        out.putVariable(key, in.bytes(), in.take(length), length);
        return true;
    }
}
