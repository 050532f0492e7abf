package dev.weir.collector.capture;

/**
 * Where and why reading of a capture file ended before its end.
 *
 * @param offset bytes from the file's begin to the packet or block that is damaged; of a gzip file, bytes as unpacked
 * @param description what is wrong there, a phrase for the user
 */
public record CaptureDamage(long offset, String description) {}
