package dev.weir.collector.replay;

import dev.weir.collector.capture.CaptureCounts;
import java.util.List;

/**
 * What a replay did.
 *
 * @param datagrams datagrams that the kernel took
 * @param bytes UDP payload in them
 * @param errors datagrams that the kernel refused, and reports that nobody listens
 * @param firstError what the first error said, null when there was none
 * @param truncated datagrams left out because the capture does not hold them whole
 * @param sources exporters seen in the capture, by address
 * @param elapsedNanos how long it took
 * @param counts the books of all files read, loops included
 * @param problems for the user: each file that could not be read to its end, and why
 */
public record ReplayResult(
        long datagrams,
        long bytes,
        long errors,
        String firstError,
        long truncated,
        int sources,
        long elapsedNanos,
        CaptureCounts counts,
        List<String> problems) {}
