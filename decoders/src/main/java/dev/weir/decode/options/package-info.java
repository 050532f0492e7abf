/**
 * What a shard makes of option records while they pass: sampling rates for the flow records that follow, and the
 * records themselves, kept to be told again when the journal rolls over and to be saved.
 *
 * <p>Everything here belongs to one shard's thread. What input can make it keep is bounded, see
 * {@link dev.weir.decode.options.IntakeLimits}.
 */
package dev.weir.decode.options;
