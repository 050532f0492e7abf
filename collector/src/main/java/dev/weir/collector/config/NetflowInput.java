package dev.weir.collector.config;

import dev.weir.flow.IpPrefix;
import dev.weir.sink.ByteSize;
import dev.weir.sink.Setting;
import java.util.List;
import java.util.Map;

/**
 * One group of listeners whose flows are labelled alike.
 *
 * @param source the name of what is measured
 * @param namespace the network that the exporters belong to
 * @param bindHost what its listeners have if they do not say otherwise; so are the next three
 * @param receivers see the listener
 * @param receiveBuffer see the listener
 * @param maxDatagram see the listener
 * @param allow exporters that are listened to; empty means all
 * @param sampling sampling rates by exporter; the longest prefix that contains the exporter counts
 * @param tags labels added to every record
 * @param listeners its sockets, at least one
 */
public record NetflowInput(
        @Setting(defaultValue = "default", description = "Measurement name of the records.")
        String source,

        @Setting(defaultValue = "namespace", description = "Network that the exporters belong to, up to 100 bytes.")
        Namespace namespace,

        @Setting(
                defaultValue = NetflowListener.BIND_HOST,
                description = "What listeners of this input have if they do not say otherwise.")
        BindHost bindHost,

        @Setting(
                defaultValue = NetflowListener.RECEIVERS,
                min = 1,
                max = 64,
                description = "What listeners of this input have if they do not say otherwise.")
        int receivers,

        @Setting(
                defaultValue = NetflowListener.RECEIVE_BUFFER,
                min = 4 << 10,
                max = 1 << 30,
                description = "What listeners of this input have if they do not say otherwise.")
        ByteSize receiveBuffer,

        @Setting(
                defaultValue = NetflowListener.MAX_DATAGRAM,
                min = 512,
                max = 65_535,
                description = "What listeners of this input have if they do not say otherwise.")
        int maxDatagram,

        @Setting(
                description = "Exporters that are listened to, as prefixes; others are dropped and counted."
                        + " Empty: everybody.")
        List<IpPrefix> allow,

        @Setting(
                description = "Sampling rates by exporter. The longest prefix that contains the exporter's address"
                        + " counts.")
        List<SamplingRule> sampling,

        @Setting(description = "Labels added to every record.")
        Map<String, String> tags,

        @Setting(required = true, description = "Sockets of this input, at least one.")
        List<NetflowListener> listeners) {}
