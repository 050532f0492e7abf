package dev.weir.collector.cli;

import dev.weir.collector.account.LedgerTable;
import dev.weir.collector.capture.CaptureDamage;
import dev.weir.collector.capture.CaptureFormatException;
import dev.weir.collector.capture.DatagramSource;
import dev.weir.collector.config.FlowType;
import dev.weir.collector.config.HostName;
import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.collector.offline.OfflineDecoder;
import dev.weir.collector.receive.ListenerSetup;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.InputLabels;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.RecordFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir decode}: decodes captures without a server, through the collector's own decoders and renderers. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = "Decodes the datagrams of captures and prints one line a record. Several files are one stream, in"
                + " their order. A datagram is received when it was captured, so the output is reproducible; that"
                + " of a payload file, when its header says that it was exported, or in 1970 if it does not, as with"
                + " sFlow. Refused datagrams are counted, and said on stderr; they do not change the exit code.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir decode docs/samples/softflowd-v5.pcap",
            "  weir decode --ledger ledger.json --where 'bytes > 10000' a.pcapng b.pcap.gz",
            "  weir decode --protocol netflow5 payload.bin",
            "  weir decode --dictionary vendor.csv --kind all ipfix.pcap",
            "  ssh router tcpdump -w - udp port 2055 | weir decode --format csv -"
        })
public final class DecodeCommand implements Callable<Integer> {
    private static final int MAX_PORT = 0xffff;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "pcap, pcapng or payload files; - for stdin.")
    private List<Path> files;

    @Mixin
    private RenderingOptions rendering;

    @Mixin
    private RecordSelection selection;

    @Mixin
    private DictionaryOptions dictionary;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Use the dictionary files of this configuration; nothing else of it (default: none).")
    private Path configuration;

    @Option(
            names = "--protocol",
            paramLabel = "PROTOCOL",
            defaultValue = "auto",
            description = "Only this protocol: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FlowType protocol;

    @Option(names = "--port", paramLabel = "PORT", description = "Only datagrams to this UDP port.")
    private int port;

    @Option(names = "--ledger", paramLabel = "FILE", description = "Write the ledger as JSON; - for stderr.")
    private Path ledgerFile;

    @Option(names = "--namespace", defaultValue = "namespace", description = "The namespace to print.")
    private String namespace;

    @Option(names = "--host", description = "The collector's host to print (default: this host).")
    private String host;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(spec.commandLine(), "--port " + port + ": a port is 1 to " + MAX_PORT);
        }
        final InformationElements elements = dictionary.read(ConfigurationOptions.dictionaryFiles(configuration));
        final RecordPrinter printer = new RecordPrinter(rendering.renderer(elements), System.out);
        final RecordFilter filter = selection.with(rendering.filter(elements));
        final OfflineDecoder decoder = new OfflineDecoder(listener(), port, filter, printer::print);
        selection.prepare(decoder.reader());
        try {
            decode(decoder, printer);
        } catch (RecordPrinter.ReaderGoneException e) {
            return ExitCode.OK;
        }
        hint(decoder);
        report(decoder);
        return ExitCode.OK;
    }

    /** What was decoded before a file that cannot be read is printed all the same. */
    private void decode(OfflineDecoder decoder, RecordPrinter printer) throws IOException {
        try {
            for (Path file : files) {
                decode(file, decoder);
            }
        } finally {
            printer.flush();
        }
    }

    /** A file that is damaged is like a datagram that is: what is good is used, the damage is counted and said. */
    private static void decode(Path file, OfflineDecoder decoder) throws IOException {
        try (DatagramSource source = DatagramSource.open(file, DatagramSource.AS_EXPORTED)) {
            decoder.decode(source);
            final CaptureDamage damage = source.damage();
            if (damage != null) {
                System.err.println("weir: " + file + ": damaged at byte " + damage.offset() + ": "
                        + damage.description() + "; what comes before it was decoded");
            }
        } catch (CaptureFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private Listener listener() {
        final String hostName = host == null ? HostName.ofMachine() : host;
        return new Listener(
                port,
                ListenerSetup.protocols(protocol),
                new InputLabels("default", namespace, hostName, Map.of()),
                SamplingRules.NONE);
    }

    private void hint(OfflineDecoder decoder) {
        final String hint = CaptureHint.of(decoder.captures(), port, decoder.otherPorts());
        if (hint != null) {
            System.err.println("weir: nothing to decode: " + hint);
        }
        final long waiting = decoder.ledger().waiting().sets();
        if (waiting > 0) {
            System.err.println(
                    "weir: " + waiting + " data sets could not be decoded: their templates are not in there");
        }
    }

    private void report(OfflineDecoder decoder) throws IOException {
        if (ledgerFile == null) {
            System.err.print(LedgerTable.render(decoder.ledger()));
            return;
        }
        final String json = decoder.ledgerJson() + "\n";
        if ("-".equals(ledgerFile.toString())) {
            System.err.print(json);
        } else {
            Files.writeString(ledgerFile, json);
        }
    }
}
