/**
 * From datagrams to flow records: who sent it, which protocol it is, what is wrong with it, what it adds to the
 * journal.
 *
 * <p>Everything here belongs to one shard's thread. An exporter's state lives in exactly one shard, so nothing is
 * locked. Nothing a datagram contains makes a decoder throw, loop for ever or allocate.
 *
 * <pre>
 *   Datagram ─► DatagramDispatcher ─► ExporterTable ─► DatagramDecoder (by version word) ─► FlowOutput
 *                     │ RejectReason + counters              │ SequenceTracker
 * </pre>
 */
package dev.weir.decode;
