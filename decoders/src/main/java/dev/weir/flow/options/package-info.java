/**
 * What exporters say about themselves in option records (RFC 7011 section 3.4.2.2, RFC 3954 section 6): the names of
 * interfaces, applications, VRFs and samplers, the elements of vendors (RFC 5610), properties that flows share (RFC
 * 5473), how they sample, and their statistics.
 *
 * <pre>
 *   options record ─► OptionsPlan (which field says what, once per shape) ─► OptionsTables (by exporter and domain)
 * </pre>
 *
 * <p>The shards learn from what they decode, and whoever reads the journal learns from what was journaled: the same
 * tables serve both. Each belongs to one thread. What input can make them keep is bounded, see
 * {@link dev.weir.flow.options.OptionsLimits}.
 */
package dev.weir.flow.options;
