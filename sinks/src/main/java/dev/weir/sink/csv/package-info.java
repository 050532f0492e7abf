/**
 * Flow records as comma-separated values (RFC 4180). Everything belongs to the thread that renders.
 */
package dev.weir.sink.csv;
