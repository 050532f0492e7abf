package dev.weir.collector.cli;

import dev.weir.collector.netstat.host.DeviceCounters;
import dev.weir.collector.netstat.host.KernelFiles;
import dev.weir.collector.netstat.host.NetworkDevice;
import dev.weir.collector.netstat.host.NetworkDevices;
import dev.weir.collector.netstat.show.HostJson;
import dev.weir.collector.netstat.show.JsonText;
import dev.weir.collector.netstat.show.TrafficTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The running display: first what was counted since the boot, then what each interval brought. */
final class NetstatTraffic {
    private final NetstatOptions options;
    private final PrintWriter out;
    private final TrafficTable table;

    NetstatTraffic(NetstatOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
        table = new TrafficTable(options.device == null ? "Total" : options.device, options.drops);
    }

    /** Prints until it is interrupted, nobody reads any more, or the wanted number of lines is reached. */
    void run(KernelFiles files) throws IOException, InterruptedException {
        DeviceCounters earlier = DeviceCounters.none();
        for (int line = 0; options.count == null || line < options.count; line++) {
            if (line > 0) {
                TimeUnit.SECONDS.sleep(options.interval());
            }
            final DeviceCounters now = read(files);
            print(line, now.since(earlier));
            earlier = now;
            if (out.checkError()) {
                return;
            }
        }
    }

    private DeviceCounters read(KernelFiles files) throws IOException {
        final List<NetworkDevice> devices = NetworkDevices.read(files).stream()
                .filter(device -> options.device == null || device.name().equals(options.device))
                .toList();
        if (devices.isEmpty()) {
            throw new NoSuchFileException("interface " + options.device);
        }
        return devices.stream().map(NetworkDevice::counters).reduce(DeviceCounters.none(), DeviceCounters::plus);
    }

    private void print(int line, DeviceCounters counters) {
        if (options.json) {
            out.print(JsonText.of(HostJson.counters(counters)));
            return;
        }
        if (line % TrafficTable.PAGE == 0) {
            out.print(table.heading());
        }
        out.print(table.row(counters));
    }
}
