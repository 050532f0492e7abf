/**
 * What a flow record can be asked for by name: canonical fields, information elements, and what the run says. Filters
 * and tables of text share these names.
 *
 * <p>A field may keep scratch space, so it belongs to one thread, like the filter or renderer that holds it.
 */
package dev.weir.sink.field;
