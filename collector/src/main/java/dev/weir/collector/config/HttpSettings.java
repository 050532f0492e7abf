package dev.weir.collector.config;

import dev.weir.sink.Setting;

/**
 * The HTTP server for metrics, health and tables.
 *
 * @param enabled whether there is one
 * @param host the address that it listens on
 * @param port its TCP port; 0 takes any that is free
 */
public record HttpSettings(
        @Setting(defaultValue = "true", description = "Whether metrics, health and tables are served.")
        boolean enabled,

        @Setting(
                defaultValue = "127.0.0.1",
                description = "Address to listen on. There is no authentication: keep it on the loopback.")
        BindHost host,

        @Setting(
                defaultValue = "8080",
                min = 0,
                max = 65_535,
                description = "TCP port. 0: any that is free, said in the log.")
        int port) {}
