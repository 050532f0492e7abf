package dev.weir.collector.config;

import dev.weir.sink.ByteSize;
import dev.weir.sink.Setting;

/**
 * One UDP port.
 *
 * @param flowType what is expected in the datagrams
 * @param port the port
 * @param bindHost the address of this machine to receive on
 * @param receivers sockets that share the port (SO_REUSEPORT), each with its own thread
 * @param receiveBuffer what the kernel is asked to hold for each socket (SO_RCVBUF)
 * @param maxDatagram the longest datagram in bytes; longer ones are dropped and counted
 * @param sampledHeader what becomes of the octets of sampled packets' headers (sFlow)
 * @param tunnels which packet is the flow where one carries another (sFlow)
 */
public record NetflowListener(
        @Setting(required = true, description = "What is expected in the datagrams; auto: what each one says.")
        FlowType flowType,

        @Setting(
                min = 1,
                max = 65_535,
                description = "UDP port. Absent: the standard port of the flow type (2055, 2055, 4739, 6343); auto has"
                        + " none.")
        int port,

        @Setting(
                defaultValue = BIND_HOST,
                description = "Address to receive on, IPv4 or IPv6. \"::\" receives both. Absent: the input's.")
        BindHost bindHost,

        @Setting(
                defaultValue = RECEIVERS,
                min = 1,
                max = 64,
                description = "Sockets that share the port, each with its own thread. Absent: the input's.")
        int receivers,

        @Setting(
                defaultValue = RECEIVE_BUFFER,
                min = 4 << 10,
                max = 1 << 30,
                description = "What the kernel is asked to hold for each socket. Absent: the input's.")
        ByteSize receiveBuffer,

        @Setting(
                defaultValue = MAX_DATAGRAM,
                min = 512,
                max = 65_535,
                description = "Longest datagram in bytes; longer ones are dropped and counted. Absent: the input's.")
        int maxDatagram,

        @Setting(
                defaultValue = SAMPLED_HEADER,
                description = "Octets of packet headers in sFlow. drop: what they say is journaled, they are not."
                        + " keep: they are journaled as well, for about twice the room.")
        SampledHeader sampledHeader,

        @Setting(
                defaultValue = TUNNELS,
                description = "Whose addresses and ports a sampled packet of a tunnel has in sFlow. outer: the tunnel's"
                        + " own. inner: those of the packet within. The others stand beside.")
        Tunnels tunnels) {
    static final String BIND_HOST = "0.0.0.0";
    static final String RECEIVERS = "1";
    static final String RECEIVE_BUFFER = "16MiB";
    static final String MAX_DATAGRAM = "9216";
    static final String SAMPLED_HEADER = "drop";
    static final String TUNNELS = "outer";
}
