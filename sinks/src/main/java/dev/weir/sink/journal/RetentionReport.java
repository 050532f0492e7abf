package dev.weir.sink.journal;

/**
 * What one run of retention deleted, or all runs together.
 *
 * @param files files deleted
 * @param bytes disk space that they took
 * @param records records in them, options and templates included as the excerpts count them
 */
public record RetentionReport(long files, long bytes, long records) {
    /** Nothing deleted. */
    public static final RetentionReport NOTHING = new RetentionReport(0, 0, 0);

    /** Both together. */
    public RetentionReport plus(RetentionReport other) {
        return new RetentionReport(files + other.files, bytes + other.bytes, records + other.records);
    }
}
