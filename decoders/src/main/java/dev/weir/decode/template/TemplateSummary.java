package dev.weir.decode.template;

import dev.weir.flow.Shape;

/**
 * A template at one moment, for people.
 *
 * @param address the exporter's address, 16 bytes, IPv4 mapped
 * @param domain the v9 source id or the IPFIX observation domain; unsigned 32 bits
 * @param shape its protocol, id, scope count and fields
 * @param options whether it is an options template
 * @param session who sent it last
 * @param sent when it was sent
 * @param use what it has read
 */
public record TemplateSummary(
        byte[] address, long domain, Shape shape, boolean options, Session session, Sent sent, Use use) {
    /**
     * The transport session that sent a template.
     *
     * @param port its UDP port
     * @param listenerPort the UDP port where it comes in
     */
    public record Session(int port, int listenerPort) {}

    /**
     * When a template was sent.
     *
     * @param firstEpochNanos the first time, nanoseconds since 1970
     * @param lastEpochNanos the last time, nanoseconds since 1970
     */
    public record Sent(long firstEpochNanos, long lastEpochNanos) {}

    /**
     * What a template has read since the collector knows it.
     *
     * @param sets data sets
     * @param records data records
     */
    public record Use(long sets, long records) {}

    static TemplateSummary of(byte[] address, TemplateDomain domain, Template template) {
        return new TemplateSummary(
                address.clone(),
                domain.domain(),
                template.shape(),
                template.isOptions(),
                new Session(template.sessionPort(), template.listenerPort()),
                new Sent(template.definedAtEpochNanos(), template.refreshedAtEpochNanos()),
                new Use(template.sets(), template.records()));
    }
}
