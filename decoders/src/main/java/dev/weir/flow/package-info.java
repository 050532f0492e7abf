/**
 * The flow record, the product of Weir: how records lie in the journal and how they are read.
 *
 * <p>An excerpt is one batch, complete in itself: a header, then blocks. Definitions (the labels of an input, an
 * exporter, a shape) come before the runs that refer to them, once an excerpt. A run is records of one shape out of one
 * message, exactly as the exporter sent them; its header holds what depended on the exporter's state at that moment.
 *
 * <pre>
 *   | Excerpt header | input 0 | exporter 0 | shape 0 | run: header, records... | exporter 1 | run ... |
 * </pre>
 *
 * <p>{@link dev.weir.flow.FlowBatch} writes, {@link dev.weir.flow.FlowRecordReader} reads. Both belong to one thread
 * each. Nothing here knows of sockets, files or threads.
 */
package dev.weir.flow;
