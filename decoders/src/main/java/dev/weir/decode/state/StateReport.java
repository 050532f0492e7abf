package dev.weir.decode.state;

/**
 * What came of reading a saved memory.
 *
 * @param templates how many templates were whole
 * @param options how many option records were whole
 * @param fault null if all was there and whole; else what was wrong with what came next
 */
public record StateReport(int templates, int options, String fault) {
    /** Whether something was damaged, cut off or of an unknown version. */
    public boolean isDamaged() {
        return fault != null;
    }
}
