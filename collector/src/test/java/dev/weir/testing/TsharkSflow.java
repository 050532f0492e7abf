package dev.weir.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads sFlow with Wireshark's dissector: every flow sample, with what it finds in the sampled header. */
public final class TsharkSflow {
    private final Map<String, List<Map<String, String>>> samples = new HashMap<>();
    private String source;
    private String agent;
    private Map<String, String> sample;
    private int sampleDepth;

    private TsharkSflow() {}

    /**
     * Dissects a capture whose datagrams all go to one port.
     *
     * @return flow samples by the sender's IPv4 address: the dissector's names, each with the first value it has
     */
    public static Map<String, List<Map<String, String>>> dissect(Path capture, int port)
            throws IOException, InterruptedException, XMLStreamException {
        final Path pdml = Program.assumeInstalled("tshark", "tshark")
                .run(
                        capture.toAbsolutePath().getParent(),
                        List.of(
                                "-r",
                                capture.toAbsolutePath().toString(),
                                "-d",
                                "udp.port==" + port + ",sflow",
                                "-o",
                                "ip.defragment:FALSE",
                                "-T",
                                "pdml"));
        final TsharkSflow reader = new TsharkSflow();
        try (InputStream in = Files.newInputStream(pdml)) {
            reader.read(XMLInputFactory.newFactory().createXMLStreamReader(in));
        }
        Files.delete(pdml);
        return reader.samples;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            final int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                onStart(attribute(xml, "name"), attribute(xml, "show"), depth);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (sample != null && depth == sampleDepth) {
                    samples.computeIfAbsent(source, key -> new ArrayList<>()).add(sample);
                    sample = null;
                }
                depth--;
            }
        }
    }

    private void onStart(String name, String show, int depth) {
        if (sample != null) {
            sample.putIfAbsent(name, show);
        } else if (name.isEmpty() && (show.startsWith("Flow sample") || show.startsWith("Expanded flow sample"))) {
            sample = new HashMap<>(Map.of("agent", agent));
            sampleDepth = depth;
        } else if (name.equals("ip.src")) {
            source = show;
        } else if (name.startsWith("sflow_245.agent") && !name.equals("sflow_245.agenttype")) {
            agent = show;
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        final String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
