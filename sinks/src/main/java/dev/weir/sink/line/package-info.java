/**
 * InfluxDB line protocol: metric records as points of their structures, flow records as Datakit's log points. A
 * renderer belongs to one thread.
 */
package dev.weir.sink.line;
