package dev.weir.collector.config.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * Finds the nearest word.
     *
     * @param word what was written
     * @param known what could have been written; the first of several equally near ones is taken
     * @return the nearest, if no more than about a third of its letters differ
     */
    public static Optional<String> to(String word, Collection<String> known) {
        String nearest = null;
        int best = Integer.MAX_VALUE;
        for (final String candidate : word.length() > LONGEST ? List.<String>of() : known) {
            final int distance = distance(word, candidate);
            if (distance < best && distance <= Math.max(1, (Math.max(word.length(), candidate.length()) + 1) / 3)) {
                best = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Returns "did you mean ...?" for the nearest word, or else the words that are known. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElseGet(() -> known.isEmpty() ? "" : "known here: " + String.join(", ", known));
    }

    /** The optimal string alignment distance: letters inserted, deleted, changed, or swapped with their neighbour. */
    private static int distance(String a, String b) {
        final int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        final int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        final int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        final boolean swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
