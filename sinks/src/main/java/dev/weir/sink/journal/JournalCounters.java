package dev.weir.sink.journal;

/**
 * What became of the excerpts that were given to a journal since it was opened. Given equals appended plus refused plus
 * failed.
 *
 * @param excerptsAppended excerpts in the journal
 * @param recordsAppended their records
 * @param bytesAppended their bytes, Chronicle's own left out
 * @param excerptsRefused excerpts refused because the disk is nearly full
 * @param recordsRefused their records
 * @param excerptsFailed excerpts that Chronicle or the operating system failed to take
 * @param recordsFailed their records
 */
public record JournalCounters(
        long excerptsAppended,
        long recordsAppended,
        long bytesAppended,
        long excerptsRefused,
        long recordsRefused,
        long excerptsFailed,
        long recordsFailed) {}
