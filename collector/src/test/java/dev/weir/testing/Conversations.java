package dev.weir.testing;

import java.util.Random;

/** Fills a {@link SourceTraffic} with conversations of a few kinds, by a seeded draw. */
final class Conversations {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    private static final long MICRO = 1_000L;
    private static final long MILLI = 1_000 * MICRO;
    private static final long SECOND = 1_000 * MILLI;
    private static final long LAST_START = 50 * SECOND;
    private static final int SEGMENT = 1448;

    private static final String[] SERVER_NETS = {"192.0.2.", "198.51.100.", "203.0.113."};
    private static final int[] TCP_PORTS = {443, 443, 443, 80, 22, 25, 993, 8080};
    private static final int[] UDP_PORTS = {53, 53, 53, 123, 443, 4500, 5060};
    private static final int[] SERVICES = {0, 0, 0, 0x28, 0xb8, 0x10, 0x88};

    private final SourceTraffic traffic;
    private final Random random;
    private final long startEpochNanos;
    private int nextClientPort = 32_768;
    private int nextClient;

    Conversations(SourceTraffic traffic, long seed, long startEpochNanos) {
        this.traffic = traffic;
        this.random = new Random(seed);
        this.startEpochNanos = startEpochNanos;
    }

    void add(int count) {
        for (int i = 0; i < count; i++) {
            final int kind = random.nextInt(20);
            if (kind < 10) {
                tcp(false);
            } else if (kind < 14) {
                udp(false);
            } else if (kind < 16) {
                ping();
            } else if (kind < 17) {
                scan();
            } else if (kind < 18) {
                unreachable();
            } else if (kind < 19) {
                tcp(true);
            } else {
                udp(true);
            }
        }
    }

    /** A handshake, data both ways, and an end by FIN or RST. */
    private void tcp(boolean v6) {
        final SourceTraffic.FlowKey there = key(v6, nextPort(), pick(TCP_PORTS), Packets.TCP);
        final SourceTraffic.FlowKey back = there.reverse();
        final int tosThere = pick(SERVICES);
        final int tosBack = pick(SERVICES);
        long at = segment(start(), there, tosThere, SYN, 0);
        at = segment(at, back, tosBack, SYN | ACK, 0);
        at = segment(at, there, tosThere, ACK, 0);
        for (int request = 1 + random.nextInt(3); request > 0; request--) {
            at = segment(at, there, tosThere, PSH | ACK, 40 + random.nextInt(600));
            for (int i = random.nextInt(random.nextInt(8) == 0 ? 60 : 8); i > 0; i--) {
                at = segment(at, back, tosBack, ACK, SEGMENT);
            }
            at = segment(at, back, tosBack, PSH | ACK, 1 + random.nextInt(SEGMENT));
            at = segment(at, there, tosThere, ACK, 0);
        }
        if (random.nextInt(6) == 0) {
            segment(at, there, tosThere, RST | ACK, 0);
        } else {
            at = segment(at, there, tosThere, FIN | ACK, 0);
            at = segment(at, back, tosBack, FIN | ACK, 0);
            segment(at, there, tosThere, ACK, 0);
        }
    }

    /** A SYN to a port where nobody listens. */
    private void scan() {
        final SourceTraffic.FlowKey there = key(false, nextPort(), 1 + random.nextInt(1023), Packets.TCP);
        final long at = segment(start(), there, 0, SYN, 0);
        if (random.nextBoolean()) {
            segment(at, there.reverse(), 0, RST | ACK, 0);
        }
    }

    /** Requests and answers; now and then no answer comes. */
    private void udp(boolean v6) {
        final SourceTraffic.FlowKey there = key(v6, nextPort(), pick(UDP_PORTS), Packets.UDP);
        final boolean answered = random.nextInt(5) != 0;
        final int tosThere = pick(SERVICES);
        final int tosBack = pick(SERVICES);
        long at = start();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            at = datagram(at, there, tosThere, 20 + random.nextInt(100));
            if (answered) {
                at = datagram(at, there.reverse(), tosBack, 30 + random.nextInt(1200));
            }
        }
    }

    /** Echo requests and replies: two flows, whose ports are the ICMP types. */
    private void ping() {
        final SourceTraffic.FlowKey request = key(false, 0, 8 << 8, Packets.ICMP);
        final SourceTraffic.FlowKey reply =
                new SourceTraffic.FlowKey(request.destination(), request.source(), 0, 0, Packets.ICMP);
        long at = start();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            traffic.add(at, request, 0, 0, Packets.icmp(8, 0, 56));
            at += pause();
            traffic.add(at, reply, 0, 0, Packets.icmp(0, 0, 56));
            at += pause();
        }
    }

    private void unreachable() {
        final SourceTraffic.FlowKey key = key(false, 0, 3 << 8 | 3, Packets.ICMP);
        traffic.add(start(), key, 0xc0, 0, Packets.icmp(3, 3, 28));
    }

    private long segment(long at, SourceTraffic.FlowKey key, int tos, int flags, int data) {
        traffic.add(at, key, tos, flags, Packets.tcp(key.sourcePort(), key.destinationPort(), flags, data));
        return at + pause();
    }

    private long datagram(long at, SourceTraffic.FlowKey key, int tos, int data) {
        traffic.add(at, key, tos, 0, Packets.udp(key.sourcePort(), key.destinationPort(), new byte[data]));
        return at + pause();
    }

    /** Each conversation has a client address of its own, so that no two conversations share a flow. */
    private SourceTraffic.FlowKey key(boolean v6, int sourcePort, int destinationPort, int protocol) {
        nextClient++;
        final int server = 1 + random.nextInt(20);
        if (v6) {
            return new SourceTraffic.FlowKey(
                    "2001:db8:1::" + Integer.toHexString(nextClient),
                    "2001:db8:2::" + Integer.toHexString(server),
                    sourcePort,
                    destinationPort,
                    protocol);
        }
        return new SourceTraffic.FlowKey(
                "10." + (nextClient >> 16) + "." + (nextClient >> 8 & 0xff) + "." + (nextClient & 0xff),
                SERVER_NETS[random.nextInt(SERVER_NETS.length)] + server,
                sourcePort,
                destinationPort,
                protocol);
    }

    private int nextPort() {
        nextClientPort = nextClientPort == 60_999 ? 32_768 : nextClientPort + 1;
        return nextClientPort;
    }

    private long start() {
        return startEpochNanos + random.nextInt((int) (LAST_START / MICRO)) * MICRO;
    }

    private long pause() {
        return (100 + random.nextInt(60_000)) * MICRO;
    }

    private int pick(int[] values) {
        return values[random.nextInt(values.length)];
    }
}
