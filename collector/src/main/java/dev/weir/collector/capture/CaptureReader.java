package dev.weir.collector.capture;

import dev.weir.flow.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Gives the UDP datagrams of a pcap or pcapng file, in the order of the file, and counts what became of every packet.
 *
 * <p>Damage ends the file: what came before it is given, {@link CaptureCounter#FILE_DAMAGED} is counted, and
 * {@link #damage()} says where. Memory is fixed and every step takes bytes off the file, so that no file can make the
 * reader grow or stay.
 */
public final class CaptureReader implements DatagramSource {
    static final int MAGIC_LENGTH = 4;

    private final ByteSource in;
    private final PacketSource packets;
    private final CaptureCounts counts = new CaptureCounts();
    private final FragmentTable fragments = new FragmentTable(counts);
    private final CapturedPacket packet = new CapturedPacket();
    private final LinkLayer link = new LinkLayer();
    private final InternetLayer ip = new InternetLayer();
    private CaptureDamage damage;
    private boolean ended;

    CaptureReader(ByteSource in) throws IOException {
        this.in = in;
        this.packets = packetSource(in);
    }

    /**
     * Opens a capture file.
     *
     * @param file the file, {@code -} for standard input
     * @throws CaptureFormatException when it is neither pcap nor pcapng
     * @throws IOException when it cannot be read
     */
    public static CaptureReader open(Path file) throws IOException {
        return open(DatagramSource.openStream(file));
    }

    /**
     * Reads a capture from a stream, which is closed with the reader, or at once when this method throws.
     *
     * @throws CaptureFormatException when it is neither pcap nor pcapng
     * @throws IOException when it cannot be read
     */
    public static CaptureReader open(InputStream stream) throws IOException {
        final ByteSource bytes = ByteSource.open(stream);
        try {
            return new CaptureReader(bytes);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    static boolean isCapture(byte[] head) {
        return head.length == MAGIC_LENGTH
                && (Bytes.i32(head, 0) == PcapngPackets.SECTION_HEADER
                        || PcapPackets.isMagic(Bytes.i32(head, 0))
                        || PcapPackets.isMagic(Bytes.littleI32(head, 0)));
    }

    private static PacketSource packetSource(ByteSource in) throws IOException {
        final byte[] head = in.peek(MAGIC_LENGTH);
        if (!isCapture(head)) {
            throw new CaptureFormatException(
                    head.length == 0 ? "is empty" : "is neither a pcap nor a pcapng file (unknown magic number)");
        }
        final int magic = Bytes.i32(head, 0);
        if (magic == PcapngPackets.SECTION_HEADER) {
            return new PcapngPackets(in);
        }
        final boolean bigEndian = PcapPackets.isMagic(magic);
        return new PcapPackets(in, bigEndian ? magic : Integer.reverseBytes(magic), bigEndian);
    }

    @Override
    public boolean next(CapturedDatagram into) throws IOException {
        while (nextPacket()) {
            counts.add(CaptureCounter.PACKETS, 1);
            if (deliver(into)) {
                into.setCapturedAtEpochNanos(packet.epochNanos);
                return true;
            }
        }
        return false;
    }

    private boolean nextPacket() throws IOException {
        if (ended) {
            return false;
        }
        try {
            ended = !packets.next(packet);
        } catch (DamagedCaptureException e) {
            damage = e.damage();
            counts.add(CaptureCounter.FILE_DAMAGED, 1);
            ended = true;
        }
        if (ended) {
            fragments.expireAll();
        }
        return !ended;
    }

    /** Puts the packet in its place in the books. Returns whether it gave a datagram. */
    private boolean deliver(CapturedDatagram into) {
        CaptureCounter place = link.locateIp(packet);
        if (place == null) {
            place = ip.parse(packet, link.ipOffset(), link.ipVersion());
        }
        if (place == null && ip.isFragment()) {
            return deliverFragment(into);
        }
        if (place == null) {
            place = UdpLayer.read(packet.bytes, ip.payload(), ip.end(), ip.whole(), ip.addresses(), into);
            place = place == CaptureCounter.HEADERS_CUT && !packet.cut() ? CaptureCounter.MALFORMED_PACKETS : place;
        }
        counts.add(place, 1);
        return isDelivered(place);
    }

    private boolean deliverFragment(CapturedDatagram into) {
        final Reassembly datagram = fragments.offer(ip, packet);
        if (datagram == null) {
            return false;
        }
        final boolean delivered = isUdp(datagram, into);
        counts.add(
                delivered ? CaptureCounter.FRAGMENTS_JOINED : CaptureCounter.FRAGMENTS_REFUSED, datagram.fragments());
        counts.add(CaptureCounter.REASSEMBLED, delivered ? 1 : 0);
        return delivered;
    }

    private boolean isUdp(Reassembly datagram, CapturedDatagram into) {
        final byte[] bytes = datagram.bytes();
        return ip.parseReassembled(bytes, datagram.totalLength(), ip.protocol()) == null
                && isDelivered(UdpLayer.read(bytes, ip.payload(), ip.end(), true, ip.addresses(), into));
    }

    private static boolean isDelivered(CaptureCounter place) {
        return place == CaptureCounter.DATAGRAMS || place == CaptureCounter.TRUNCATED_DATAGRAMS;
    }

    @Override
    public CaptureCounts counts() {
        return counts;
    }

    @Override
    public CaptureDamage damage() {
        return damage;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
