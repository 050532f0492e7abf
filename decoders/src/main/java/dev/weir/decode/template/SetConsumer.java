package dev.weir.decode.template;

/** Takes data sets that have waited for their template. */
@FunctionalInterface
public interface SetConsumer {
    /**
     * Takes a set's content, without its header. Called by the shard's thread.
     *
     * @param message what the message's header said; valid during the call
     * @param bytes the array that holds the set's content; valid during the call
     * @param offset where it begins
     * @param length how many octets it has
     */
    void onSet(MessageContext message, byte[] bytes, int offset, int length);
}
