package dev.weir.decode;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.template.OptionsListener;
import dev.weir.decode.template.WaitingLimits;
import dev.weir.decode.template.WaitingRoom;

/**
 * What a shard lends its decoders.
 *
 * @param counters the shard's counters
 * @param rejects the shard's counts of refused datagrams by reason
 * @param options what learns from options data
 * @param waiting where data sets wait for their template
 */
public record DecoderContext(
        Counters<Counter> counters, Counters<RejectReason> rejects, OptionsListener options, WaitingRoom waiting) {
    /** A context whose counters begin at 0, that learns nothing from options, with a waiting room of the usual size. */
    public static DecoderContext create() {
        return create(OptionsListener.NONE, WaitingLimits.DEFAULT);
    }

    /** A context whose counters begin at 0. */
    public static DecoderContext create(OptionsListener options, WaitingLimits waiting) {
        final Counters<Counter> counters = new Counters<>(Counter.class);
        return new DecoderContext(
                counters, new Counters<>(RejectReason.class), options, new WaitingRoom(waiting, counters));
    }
}
