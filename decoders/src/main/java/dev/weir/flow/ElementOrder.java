package dev.weir.flow;

import java.util.Arrays;

/**
 * Which information elements carry a meaning, and which is believed where a record has several. The elements stand in
 * ranks. Only the first rank that a shape has an element of counts; within it the first value that is not zero wins.
 * Elements of a rank are asked in its order; those that are addresses in the order in which the template has them, so
 * that the layers of a packet in a packet are not mixed. Immutable.
 *
 * <p>So {@code of(1, 23).orElse(85)} reads: octetDeltaCount, or postOctetDeltaCount where that is zero; only where the
 * template has neither of them, octetTotalCount.
 */
final class ElementOrder {
    private static final int[] NONE = {};

    private final int[][] ranks;
    private final int[] netflow9;
    private final int[] reverse;

    private ElementOrder(int[][] ranks, int[] netflow9, int[] reverse) {
        this.ranks = ranks;
        this.netflow9 = netflow9;
        this.reverse = reverse;
    }

    /** The elements of the first rank, by their numbers in the standard registry. */
    static ElementOrder of(int... elements) {
        return new ElementOrder(new int[][] {elements}, NONE, NONE);
    }

    /** The elements of a further rank. */
    ElementOrder orElse(int... elements) {
        final int[][] more = Arrays.copyOf(ranks, ranks.length + 1);
        more[ranks.length] = elements;
        return new ElementOrder(more, netflow9, reverse);
    }

    /** Field types that only NetFlow v9 has; a last rank of its own. */
    ElementOrder netflow9(int... fieldTypes) {
        return new ElementOrder(ranks, fieldTypes, reverse);
    }

    /** Elements of the standard registry that tell of the way back, where the forward ones tell of the way there. */
    ElementOrder reverse(int... elements) {
        return new ElementOrder(ranks, netflow9, elements);
    }

    /** The ranks, the most trusted first. */
    int[][] ranks() {
        return ranks;
    }

    /** The last rank, for NetFlow v9 only. */
    int[] netflow9Rank() {
        return netflow9;
    }

    /** The standard elements for the way back. */
    int[] reverseRank() {
        return reverse;
    }

    /** The ranks in words, as the manual's table has them: {@code 1, 23; else 85}. */
    String describe() {
        final StringBuilder text = new StringBuilder();
        for (int[] rank : ranks) {
            appendRank(text, text.isEmpty() ? "" : "; else ", rank);
        }
        appendRank(text, "; else in v9 ", netflow9);
        appendRank(text, "; back: ", reverse);
        return text.toString();
    }

    private static void appendRank(StringBuilder text, String before, int[] rank) {
        for (int i = 0; i < rank.length; i++) {
            text.append(i == 0 ? before : ", ").append(rank[i]);
        }
    }
}
