package dev.weir.collector.config;

import dev.weir.sink.Setting;
import java.util.List;

/**
 * Where flows come from.
 *
 * @param netflow inputs that receive datagrams of exporters
 */
public record InputsSettings(
        @Setting(description = "Inputs that receive NetFlow, IPFIX and sFlow.")
        List<NetflowInput> netflow) {}
