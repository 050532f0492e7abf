/**
 * The flow log's JSON: {@link dev.weir.sink.json.FlowJsonRenderer} is the only place that knows it, and {@code
 * [[sinks.json]]} writes it to files.
 *
 * <p>The keys, their order and their types are those of Datakit's NetFlow log. What an exporter sent beyond them is in
 * {@code additional_fields}, under the names of the IPFIX registry.
 *
 * <pre>
 *   {"flush_timestamp":..,"type":..,"sampling_rate":..,"direction":..,      once a run, prepared by RunJson
 *    "start":..,"end":..,"bytes":..,"packets":..,"ether_type":..,"ip_protocol":..,           once a record
 *    "device":{..},"exporter":{..},                                                          once a run
 *    "source":{..},"destination":{..},"ingress":{..},"egress":{..},                          once a record
 *    "host":..,                                                                              once a run
 *    "tcp_flags":[..],"next_hop":{..},
 *    "additional_fields":{ elements: compiled once a shape by ShapeJson, then the run's own }}
 * </pre>
 *
 * <p>Everything here belongs to the thread that renders. Only a new shape, a new input and a float cost an allocation.
 */
package dev.weir.sink.json;
