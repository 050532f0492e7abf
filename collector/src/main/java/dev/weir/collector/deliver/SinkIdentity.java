package dev.weir.collector.deliver;

/**
 * Who a sink is.
 *
 * @param name its name, unique
 * @param type its type
 */
record SinkIdentity(String name, String type) {}
