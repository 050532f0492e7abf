package dev.weir.decode.template;

/**
 * Who has to give way when the room is full: the senders by how much they let wait, in steps of a factor of two, those
 * that never gave a record apart from the others. Within a step, who came to it first is first. Every operation takes
 * constant time, whoever fills the room. Owned by the shard's thread.
 */
final class SendersBySize {
    private static final int CLASSES = Integer.SIZE;

    private final WaitingSender[][] first = new WaitingSender[2][CLASSES];
    private final WaitingSender[][] last = new WaitingSender[2][CLASSES];

    /** Puts a sender where its size and what is known of it say; takes it out when nothing of it waits any more. */
    void update(WaitingSender sender, boolean known) {
        final int sizeClass = sender.blocks == 0 ? -1 : CLASSES - 1 - Integer.numberOfLeadingZeros(sender.blocks);
        if (sizeClass == sender.sizeClass && known == sender.known) {
            return;
        }
        if (sender.sizeClass >= 0) {
            unlink(sender);
        }
        sender.known = known;
        sender.sizeClass = sizeClass;
        if (sizeClass >= 0) {
            link(sender);
        }
    }

    /** One of the biggest senders; null if none of that kind waits. */
    WaitingSender biggest(boolean known) {
        final WaitingSender[] candidates = first[known ? 1 : 0];
        for (int sizeClass = CLASSES - 1; sizeClass >= 0; sizeClass--) {
            if (candidates[sizeClass] != null) {
                return candidates[sizeClass];
            }
        }
        return null;
    }

    private void link(WaitingSender sender) {
        final int kind = sender.known ? 1 : 0;
        final WaitingSender before = last[kind][sender.sizeClass];
        sender.previous = before;
        sender.next = null;
        if (before == null) {
            first[kind][sender.sizeClass] = sender;
        } else {
            before.next = sender;
        }
        last[kind][sender.sizeClass] = sender;
    }

    private void unlink(WaitingSender sender) {
        final int kind = sender.known ? 1 : 0;
        if (sender.previous == null) {
            first[kind][sender.sizeClass] = sender.next;
        } else {
            sender.previous.next = sender.next;
        }
        if (sender.next == null) {
            last[kind][sender.sizeClass] = sender.previous;
        } else {
            sender.next.previous = sender.previous;
        }
        sender.next = null;
        sender.previous = null;
    }
}
