/**
 * What metric records are as points of a time series: a measurement, tags, fields and a time. Renderers ask for the
 * shape of a record, compiled once, and for the tags of its run; both belong to the renderer's thread.
 */
package dev.weir.sink.metric;
