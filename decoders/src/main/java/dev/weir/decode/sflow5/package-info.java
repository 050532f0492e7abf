/**
 * sFlow version 5: a datagram of samples, each with records that sflow.org or somebody else has defined.
 *
 * <p>Other protocols are journaled as they were sent. sFlow's samples are not: they are made of nested, padded pieces
 * in any order, and what they say of a packet is mostly the packet's own first octets. So a sample is walked once, its
 * fields go one by one into a record, and their sequence finds the record's shape. A flow sample becomes a flow record,
 * a record of a counter sample becomes a metric record. Nothing that a sample says is left out, save the octets of
 * headers that were read, unless the listener keeps them.
 *
 * <p>Everything here belongs to one shard's thread.
 */
package dev.weir.decode.sflow5;
