package dev.weir.decode.template;

import dev.weir.flow.Run;
import dev.weir.flow.Shape;

/**
 * What becomes of options data on its way into the journal, and what is known from it. One belongs to a shard; called
 * by the shard's thread, must be quick and not throw.
 */
public interface OptionsListener {
    /** Learns nothing and knows nothing. */
    OptionsListener NONE = new OptionsListener() {
        @Override
        public void onOptions(MessageContext message, Shape shape, byte[] bytes, int offset, int length, int count) {}

        @Override
        public void complete(MessageContext message, Run run) {}
    };

    /**
     * Takes the records of an options data set; they have been checked against their shape.
     *
     * @param message what the message's header said
     * @param shape their shape
     * @param bytes the array that holds them; valid during the call
     * @param offset where the first one begins
     * @param length how many octets they take together
     * @param count how many there are
     */
    void onOptions(MessageContext message, Shape shape, byte[] bytes, int offset, int length, int count);

    /**
     * Adds to the header of a run of flow records what options said of its exporter and domain: sampling, and for IPFIX
     * when the exporter's uptime was 0. What the operator said is in it already.
     *
     * @param message what the message's header said
     * @param run the run's header
     */
    void complete(MessageContext message, Run run);
}
