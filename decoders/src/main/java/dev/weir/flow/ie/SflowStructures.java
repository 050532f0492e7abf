package dev.weir.flow.ie;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The structures of sFlow version 5: what their fields are called and how the wire has them. Immutable after loading;
 * any thread may ask.
 *
 * <p>The data are CSV files of their own, one line a field: format, structure, place, name, type, units.
 *
 * <p>IPFIX has no elements for most of these fields, so the journal keeps them under enterprise numbers that nobody can
 * be given: the format's number behind {@link #FLOW} or {@link #COUNTERS}. The element's number is the field's place in
 * its structure; {@link #IPV6} is added for an address of 16 octets, {@link #ITEM} for an item of a list.
 */
public final class SflowStructures {
    /** The enterprise number of flow record format 0. */
    public static final long FLOW = 0xfff0_0000L;
    /** The enterprise number of counter record format 0. */
    public static final long COUNTERS = 0xffe0_0000L;
    /** The enterprise number of what samples say beside their records. */
    public static final long SAMPLE = 0xffff_ff05L;
    /** The enterprise number of standard elements that speak of the packet within the packet. */
    public static final long INNER = 0xffff_ff06L;
    /** The enterprise number of standard elements that speak of the packet around the packet. */
    public static final long OUTER = 0xffff_ff07L;
    /** Added to the number of a field that has an IPv6 address in place of an IPv4 one. */
    public static final int IPV6 = 0x80;
    /** Added to the number of a field that is a list: the number of its items. */
    public static final int ITEM = 0x100;
    /** Formats of the standard enterprise are below this number. */
    public static final int FORMATS = 1 << 12;

    private static final String DIRECTORY = "/dev/weir/flow/sflow/";
    private static final int COLUMNS = 6;

    private final Map<Long, SflowStructure> byEnterprise = new HashMap<>();

    private SflowStructures() {
        load("flow.csv", FLOW);
        load("counters.csv", COUNTERS);
        load("sample.csv", SAMPLE);
    }

    /** The structures that are built in. Loaded once, on the first call. */
    public static SflowStructures builtIn() {
        return BuiltIn.STRUCTURES;
    }

    /** The structure whose fields are kept under an enterprise number; null if there is none. */
    public SflowStructure ofEnterprise(long enterprise) {
        return byEnterprise.get(enterprise);
    }

    /** The structure of a flow record format of the standard enterprise; null if it is not known. */
    public SflowStructure flow(int format) {
        return ofEnterprise(FLOW | format);
    }

    /** The structure of a counter record format of the standard enterprise; null if it is not known. */
    public SflowStructure counters(int format) {
        return ofEnterprise(COUNTERS | format);
    }

    /**
     * What a field under one of these enterprise numbers is, named {@code structure.field}; null if it is not known.
     * Allocates; meant for who keeps what it is told. {@link #INNER} and {@link #OUTER} are for the dictionary of
     * standard elements.
     */
    public InformationElement find(long enterprise, int id) {
        final SflowStructure structure = ofEnterprise(enterprise);
        final SflowStructure.Field field = structure == null ? null : structure.field(id);
        return field == null
                ? null
                : new InformationElement(
                        enterprise,
                        id,
                        structure.name() + '.' + field.name(),
                        type(field, id),
                        DataTypeSemantics.UNSPECIFIED,
                        field.units());
    }

    /** Every element that {@link #find} gives, for a dictionary that keeps them. */
    public List<InformationElement> elements() {
        final List<InformationElement> elements = new ArrayList<>();
        for (SflowStructure structure : byEnterprise.values()) {
            for (SflowStructure.Field field : structure.fields()) {
                addElements(elements, structure.enterprise(), field);
            }
        }
        return elements;
    }

    private void addElements(List<InformationElement> elements, long enterprise, SflowStructure.Field field) {
        if (field.type() == XdrType.REPEAT) {
            return;
        }
        elements.add(find(enterprise, field.id()));
        if (field.type() == XdrType.ADDRESS) {
            elements.add(find(enterprise, field.id() | IPV6));
        }
        if (field.type().dataType() == AbstractDataType.BASIC_LIST) {
            elements.add(find(enterprise, field.id() | ITEM));
        }
    }

    /** What a standard element is called where it speaks of the packet within the packet: {@code inner} before it. */
    public static InformationElement inner(InformationElement standard) {
        return of(standard, INNER, "inner");
    }

    /** What a standard element is called where it speaks of the packet around the packet: {@code outer} before it. */
    public static InformationElement outer(InformationElement standard) {
        return of(standard, OUTER, "outer");
    }

    private static InformationElement of(InformationElement standard, long enterprise, String side) {
        final StringBuilder name = new StringBuilder(standard.name().length() + side.length());
        name.append(side).append(standard.name());
        name.setCharAt(side.length(), Character.toUpperCase(name.charAt(side.length())));
        return new InformationElement(
                enterprise, standard.id(), name.toString(), standard.type(), standard.semantics(), standard.units());
    }

    private static AbstractDataType type(SflowStructure.Field field, int id) {
        if ((id & ITEM) != 0) {
            return field.type() == XdrType.MACS ? AbstractDataType.MAC_ADDRESS : AbstractDataType.UNSIGNED32;
        }
        return (id & IPV6) != 0 ? AbstractDataType.IPV6_ADDRESS : field.type().dataType();
    }

    private void load(String resource, long base) {
        final InputStream in = SflowStructures.class.getResourceAsStream(DIRECTORY + resource);
        if (in == null) {
            throw new IllegalStateException("the file " + DIRECTORY + resource + " is missing: the build is not whole");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.charAt(0) != '#') {
                    add(base, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + DIRECTORY + resource + " cannot be read", e);
        }
    }

    private void add(long base, String line) {
        final String[] columns = line.split(",", -1);
        final XdrType type = columns.length == COLUMNS ? XdrType.ofName(columns[4]) : null;
        if (type == null) {
            throw new IllegalStateException("a line is not format,struct,id,name,type,units: " + line);
        }
        final int format = Integer.parseInt(columns[0]);
        byEnterprise
                .computeIfAbsent(
                        base | format, number -> new SflowStructure(number, format, columns[1], new ArrayList<>()))
                .fields()
                .add(new SflowStructure.Field(Integer.parseInt(columns[2]), columns[3], type, columns[5]));
    }

    /** All structures, in no particular order. */
    public List<SflowStructure> all() {
        return List.copyOf(byEnterprise.values());
    }

    /** Holds what is built in; loaded with the class. */
    private static final class BuiltIn {
        static final SflowStructures STRUCTURES = new SflowStructures();
    }
}
