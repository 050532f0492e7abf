/**
 * Reads the headers of packets, or of their first octets, that exporters put into records: IPFIX sections (elements
 * 313 to 317) and sFlow samples.
 *
 * <p>Nothing here owns a thread. A dissector and its headers belong to the thread that uses them.
 */
package dev.weir.flow.packet;
