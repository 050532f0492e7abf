package dev.weir.collector.config;

import dev.weir.sink.ByteSize;
import dev.weir.sink.Setting;
import dev.weir.sink.journal.JournalRoll;
import java.time.Duration;

/**
 * How much the journal keeps.
 *
 * @param rollCycle how often it begins a new file
 * @param retentionAge how old its files may become; zero means as old as they like
 * @param retentionSize how much they may take together; zero means as much as they like
 * @param minFreeDisk what the disk must have left, or nothing is appended
 */
public record JournalSettings(
        @Setting(
                defaultValue = "hourly",
                description = "How often a new file begins. Retention removes whole files, so shorter is finer.")
        JournalRoll rollCycle,

        @Setting(defaultValue = "7d", min = 0, description = "Files older than this are removed. \"0s\": none are.")
        Duration retentionAge,

        @Setting(
                defaultValue = "0",
                description = "The oldest files are removed while all take more than this. 0: none are.")
        ByteSize retentionSize,

        @Setting(
                defaultValue = "1GiB",
                description = "With less free disk than this the journal refuses and counts, until there is more.")
        ByteSize minFreeDisk) {}
