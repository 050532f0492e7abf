package dev.weir.collector.capture;

/**
 * One packet as the file holds it, link header included. Reused for the whole file.
 *
 * <p>The array is as large as any UDP datagram with its headers can be. Of a longer packet only the beginning is kept.
 */
final class CapturedPacket {
    /** An IP datagram is at most 65,575 bytes long; link headers and tags come before it. */
    static final int CAPACITY = 68 * 1024;

    /** Stands for the link type of a packet whose interface the file does not describe. */
    static final int NO_LINK_TYPE = -1;

    final byte[] bytes = new byte[CAPACITY];
    int length;
    long originalLength;
    int linkType;
    long epochNanos;

    /** Says that bytes which were on the link are not here. */
    boolean cut() {
        return length < originalLength;
    }
}
