package dev.weir.sink.journal;

/** What became of an excerpt that was given to the journal. */
public enum AppendResult {
    /** It is in the journal, and every follower will see it. */
    APPENDED,
    /** The disk is nearly full: nothing was written. Its records are lost unless the caller keeps them. */
    REFUSED_DISK,
    /** Chronicle or the operating system failed: it was rolled back, and the journal's log says why. */
    FAILED
}
