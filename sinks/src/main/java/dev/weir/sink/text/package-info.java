/**
 * Text as bytes, without garbage: numbers, addresses, times and strings of flow records, written into a buffer that is
 * used again.
 *
 * <p>A {@link dev.weir.sink.text.TextBuffer} belongs to one thread. Everything else here is stateless.
 */
package dev.weir.sink.text;
