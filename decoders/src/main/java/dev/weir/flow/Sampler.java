package dev.weir.flow;

/**
 * A sampler as its exporter announced it in an options record (RFC 5476, RFC 3954 section 8).
 *
 * @param id the number by which data records select it (IE 48 samplerId, IE 302 selectorId)
 * @param rate one of how many packets it samples, unsigned 32 bits
 * @param algorithm how it chooses, as announced (IE 35, 49 or 304); 0 if it was not
 */
public record Sampler(long id, long rate, int algorithm) {}
