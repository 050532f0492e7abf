package dev.weir.decode.template;

import dev.weir.flow.Protocol;

/**
 * A template as it is kept over a restart of the collector: the record as the exporter sent it, so that it goes through
 * the same checks again, and the stamps of the message that said it last.
 *
 * @param protocol {@link Protocol#NETFLOW9} or {@link Protocol#IPFIX}
 * @param address the exporter's address, 16 bytes, IPv4 mapped
 * @param domain the v9 source id or the IPFIX observation domain; unsigned 32 bits
 * @param options whether it is an options template
 * @param record the template record, without its set's header
 * @param session the session that sent it last
 * @param stamps what its message said
 */
public record TemplateState(
        Protocol protocol,
        byte[] address,
        long domain,
        boolean options,
        byte[] record,
        TemplateSummary.Session session,
        Stamps stamps) {
    /**
     * What the message said that had the template last.
     *
     * @param definedAtEpochNanos when the template was sent for the first time, nanoseconds since 1970
     * @param refreshedAtEpochNanos when it was sent last, nanoseconds since 1970
     * @param uptimeMillis the exporter's uptime, unsigned 32 bits; 0 for IPFIX
     * @param systemInitEpochMillis when that was 0, milliseconds since 1970; 0 for IPFIX
     * @param sequence the message's sequence number, unsigned 32 bits
     */
    public record Stamps(
            long definedAtEpochNanos,
            long refreshedAtEpochNanos,
            int uptimeMillis,
            long systemInitEpochMillis,
            int sequence) {}

    static TemplateState of(byte[] address, TemplateDomain domain, Template template) {
        return new TemplateState(
                domain.protocol(),
                address.clone(),
                domain.domain(),
                template.isOptions(),
                template.wire().clone(),
                new TemplateSummary.Session(template.sessionPort(), template.listenerPort()),
                new Stamps(
                        template.definedAtEpochNanos(),
                        template.refreshedAtEpochNanos(),
                        template.uptimeMillis(),
                        template.systemInitEpochMillis(),
                        template.sequence()));
    }
}
