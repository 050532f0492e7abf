package dev.weir.decode.state;

import dev.weir.flow.Protocol;

/**
 * A template as it is saved. The arrays are not copied: nobody changes them.
 *
 * @param address the exporter's address, 16 bytes
 * @param sessions the transport sessions that say it: source port in the high 16 bits, listener's port in the low ones
 * @param stampedBy the session that said it last, likewise
 * @param protocol {@link Protocol#NETFLOW9} or {@link Protocol#IPFIX}
 * @param domain the observation domain, unsigned 32 bits
 * @param options whether it is an options template
 * @param wire the template record as sent, its id first
 * @param definedAtEpochNanos when it was defined
 * @param refreshedAtEpochNanos when it was sent last
 * @param uptimeMillis the exporter's uptime then; 0 for IPFIX
 * @param systemInitEpochMillis when that uptime was 0, milliseconds since 1970; 0 for IPFIX
 * @param sequence the sequence number of the message that said it last
 */
public record TemplateEntry(
        byte[] address,
        int[] sessions,
        int stampedBy,
        Protocol protocol,
        long domain,
        boolean options,
        byte[] wire,
        long definedAtEpochNanos,
        long refreshedAtEpochNanos,
        int uptimeMillis,
        long systemInitEpochMillis,
        int sequence) {}
