/**
 * UDP datagrams out of capture files, as {@code weir decode} and {@code weir replay} read them.
 *
 * <p>Read from the bottom up: {@code ByteSource} counts bytes, {@code PcapPackets} and
 * {@code PcapngPackets} cut them into packets, {@code LinkLayer}, {@code InternetLayer} and {@code UdpLayer} take the
 * headers off, {@code FragmentTable} joins fragments, and {@link dev.weir.collector.capture.CaptureReader} keeps the
 * books. A file is read as a stream: memory is fixed, whatever the file says about lengths.
 *
 * <p>Nothing here is shared between threads. A reader belongs to the thread that opened it.
 *
 * <p>Formats: the pcap and pcapng drafts of the IETF OPSAWG (draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng), either
 * of them inside gzip (RFC 1952).
 */
package dev.weir.collector.capture;
