/**
 * Benchmarks of the path that a datagram takes after Netty, one class a stage. Run them all with
 * {@code java -jar perf/target/benchmarks.jar -prof gc}; see perf/README.md.
 */
package dev.weir.perf;
