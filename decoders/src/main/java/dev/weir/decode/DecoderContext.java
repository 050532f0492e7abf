package dev.weir.decode;

import dev.weir.account.Counter;
import dev.weir.account.Counters;

/**
 * What a shard lends its decoders.
 *
 * @param counters the shard's counters
 * @param rejects the shard's counts of refused datagrams by reason
 */
public record DecoderContext(Counters<Counter> counters, Counters<RejectReason> rejects) {
    /** A context whose counters begin at 0. */
    public static DecoderContext create() {
        return new DecoderContext(new Counters<>(Counter.class), new Counters<>(RejectReason.class));
    }
}
