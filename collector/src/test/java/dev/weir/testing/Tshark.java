package dev.weir.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads NetFlow v9 and IPFIX with Wireshark's dissector: a decoder by other people, from other code. */
public final class Tshark {
    private static final Pattern SET = Pattern.compile("(?:Flow)?Set \\d+ \\[id=(\\d+)].*");
    private static final Pattern RECORD = Pattern.compile("Flow \\d+");

    private final Map<String, List<Flow>> flows = new HashMap<>();
    private String source;
    private int template;
    private List<String> octets;
    private int setDepth;
    private int recordDepth;
    private int fieldDepth;

    private Tshark() {}

    /** A data record: its template, and the octets of each field that has any, in the order of the dissection. */
    public record Flow(int template, List<String> octets) {}

    /** Dissects a capture whose exports all go to one port; the records by the sender's IPv4 address. */
    public static Map<String, List<Flow>> dissect(Path capture, int port)
            throws IOException, InterruptedException, XMLStreamException {
        final Program tshark = Program.assumeInstalled("tshark", "tshark");
        final Path pdml = tshark.run(
                capture.toAbsolutePath().getParent(),
                List.of(
                        "-r",
                        capture.toAbsolutePath().toString(),
                        "-d",
                        "udp.port==" + port + ",cflow",
                        "-o",
                        "cflow.max_template_fields:0",
                        "-o",
                        "ip.defragment:TRUE",
                        "-T",
                        "pdml",
                        "-J",
                        "ip cflow"));
        final Tshark reader = new Tshark();
        try (InputStream in = Files.newInputStream(pdml)) {
            reader.read(XMLInputFactory.newFactory().createXMLStreamReader(in));
        }
        Files.delete(pdml);
        return reader.flows;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            final int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                onStart(xml, depth);
            } else if (event == XMLStreamReader.END_ELEMENT) {
                onEnd(depth);
                depth--;
            }
        }
    }

    private void onStart(XMLStreamReader xml, int depth) {
        final String name = attribute(xml, "name");
        final String show = attribute(xml, "show");
        if ("ip.src".equals(name)) {
            source = show;
        } else if (name.isEmpty() && SET.matcher(show).matches()) {
            setDepth = depth;
            template = Integer.parseInt(SET.matcher(show).replaceFirst("$1"));
        } else if (name.isEmpty()
                && depth == setDepth + 1
                && RECORD.matcher(show).matches()) {
            recordDepth = depth;
            fieldDepth = Integer.MAX_VALUE;
            octets = new ArrayList<>();
        } else if (octets != null && depth < fieldDepth) {
            onField(xml, name, depth);
        }
    }

    /** What lies within a field is a part of it; lengths before variable fields are no fields. */
    private void onField(XMLStreamReader xml, String name, int depth) {
        final String value = attribute(xml, "value");
        if (!value.isEmpty() && value.length() == 2 * Integer.parseInt(attribute(xml, "size"))) {
            fieldDepth = depth;
            if (!name.startsWith("cflow.string_len")) {
                octets.add(value);
            }
        }
    }

    private void onEnd(int depth) {
        if (depth == fieldDepth) {
            fieldDepth = Integer.MAX_VALUE;
        }
        if (octets != null && depth == recordDepth) {
            flows.computeIfAbsent(source, key -> new ArrayList<>()).add(new Flow(template, octets));
            octets = null;
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        final String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
