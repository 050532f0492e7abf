package dev.weir.decode.template;

/**
 * A data set that waits, and its places in its queue and in the order in which all came. Owned by the shard's thread.
 */
final class WaitingSet {
    final MessageContext message = new MessageContext();
    WaitingQueue queue;
    int templateId;
    int firstBlock;
    int length;
    WaitingSet nextInQueue;
    WaitingSet previousInQueue;
    WaitingSet nextArrived;
    WaitingSet previousArrived;

    /** How many blocks of the pool it takes. */
    int blocks() {
        return BlockPool.blocksFor(length);
    }
}
