/**
 * Templates, one implementation for NetFlow v9 (RFC 3954) and IPFIX (RFC 7011): reading of template and options
 * template sets, what an exporter has defined so far, the walk over a message's sets, and the data that waits for its
 * template.
 *
 * <pre>
 *   MessageDecoder ─► TemplateReader ─► ExporterTemplates ─► TemplateDomain ─► Template (a Shape and its stamps)
 *        │ data sets                                                │ none, or one of before a reboot
 *        ▼                                                          ▼
 *     FlowOutput ◄──────────────── replayed in order ────────── WaitingRoom
 * </pre>
 *
 * <p>Everything here belongs to one shard's thread. What input can make it keep is bounded, see
 * {@link dev.weir.decode.template.TemplateLimits}.
 */
package dev.weir.decode.template;
