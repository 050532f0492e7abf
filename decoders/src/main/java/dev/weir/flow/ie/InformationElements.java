package dev.weir.flow.ie;

import dev.weir.flow.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dictionary of information elements. Immutable after loading; any thread may ask, and asking allocates nothing.
 *
 * <p>The data are CSV files beside this class, one a private enterprise number, one for the field types of NetFlow
 * version 9 that IPFIX does not have, and what operators add. docs/dictionary.md says what is in them.
 */
public final class InformationElements {
    private static final int NETFLOW9_CISCO = 0x8000;
    private static final int NETFLOW9_NTOP = 57_472;
    private static final long CISCO = 9;
    private static final long NTOP = 35_632;
    private static final long LOW_NETFLOW9_IN_IPFIX = 0xffff_fffeL;
    private static final long HIGH_NETFLOW9_IN_IPFIX = 0xffff_ffffL;

    private final List<ElementLine> lines;
    private final ElementMap byNumber;
    private final ElementMap netflow9;
    private final Map<String, InformationElement> byName = new HashMap<>(8192);

    private InformationElements(List<ElementLine> lines) {
        this.lines = lines;
        final List<InformationElement> ipfix = new ArrayList<>(lines.size() + lines.size() / 2);
        final List<InformationElement> dialect = new ArrayList<>();
        for (ElementLine line : lines) {
            if (isStandard(line)) {
                ipfix.add(line.element().reverse());
                ipfix.add(SflowStructures.inner(line.element()));
                ipfix.add(SflowStructures.outer(line.element()));
            }
        }
        ipfix.addAll(SflowStructures.builtIn().elements());
        for (ElementLine line : lines) {
            (line.netflow9() ? dialect : ipfix).add(line.element());
        }
        byNumber = new ElementMap(ipfix);
        netflow9 = new ElementMap(dialect);
        nameStandardFirst(ipfix);
    }

    /** The elements that are built in. Loaded once, on the first call. */
    public static InformationElements builtIn() {
        return BuiltIn.ELEMENTS;
    }

    /**
     * These elements and those of operators' files on top: a line with the numbers of an element that is here replaces
     * it.
     *
     * <p>A file's lines are {@code enterprise,id,name,type,semantics,units}. The enterprise may be left out if the file
     * is named after it, such as {@code 35632.csv}; {@code netflow9} stands for the field types of NetFlow version 9.
     *
     * @param files read in their order
     * @throws BadElementsException naming everything that is wrong in all files; nothing was taken over then
     */
    public InformationElements with(List<? extends ElementSource> files) throws BadElementsException {
        final List<ElementLine> added = ElementFiles.read(files);
        final Map<Long, ElementLine> merged = new LinkedHashMap<>();
        lines.forEach(line -> merged.put(key(line), line));
        added.forEach(line -> merged.put(key(line), line));
        ElementFiles.refuseRepeatedNames(added, merged.values());
        return new InformationElements(List.copyOf(merged.values()));
    }

    private static long key(ElementLine line) {
        final InformationElement element = line.element();
        return ElementMap.key(line.netflow9() ? ElementCsv.NETFLOW9 : element.enterprise(), element.id());
    }

    private static boolean isStandard(ElementLine line) {
        return line.element().enterprise() == 0 && !line.netflow9();
    }

    private void nameStandardFirst(List<InformationElement> ipfix) {
        for (InformationElement element : ipfix) {
            if (element.enterprise() == 0) {
                name(element);
            }
        }
        for (InformationElement element : ipfix) {
            if (element.enterprise() == InformationElement.REVERSE_ENTERPRISE) {
                name(element);
            }
        }
        for (ElementLine line : lines) {
            name(line.element());
        }
        ipfix.forEach(this::name);
    }

    private void name(InformationElement element) {
        byName.putIfAbsent(element.name(), element);
    }

    /**
     * Finds an IPFIX element by its numbers; null if it is not in the dictionary.
     *
     * <p>Enterprise 29305 gives the reverse of a standard element (RFC 5103).
     */
    public InformationElement find(long enterprise, int id) {
        final InformationElement element = byNumber.get(enterprise, id);
        return element == null && enterprise >= LOW_NETFLOW9_IN_IPFIX ? findTranslated(enterprise, id) : element;
    }

    /**
     * Finds what a field means in a protocol; null if it is not in the dictionary.
     *
     * <p>A field type of NetFlow version 9 is the IPFIX element of the same number unless the dictionary has its own
     * line for it. From 32768 on, where IPFIX has its enterprise bit, exporters send Cisco's elements plus 32768 and
     * ntop's plus 57472; the element given is then the enterprise's, whose numbers are not those of the field.
     *
     * @param dialect the protocol that the field was sent in
     */
    public InformationElement find(Protocol dialect, long enterprise, int id) {
        return dialect == Protocol.NETFLOW9 && enterprise == 0 ? findNetflow9(id) : find(enterprise, id);
    }

    private InformationElement findNetflow9(int id) {
        final InformationElement own = netflow9.get(0, id);
        if (own != null) {
            return own;
        }
        if (id < NETFLOW9_CISCO) {
            return byNumber.get(0, id);
        }
        return id < NETFLOW9_NTOP ? byNumber.get(CISCO, id - NETFLOW9_CISCO) : byNumber.get(NTOP, id - NETFLOW9_NTOP);
    }

    /** A collector that passes NetFlow version 9 on as IPFIX puts its field types under two numbers nobody owns. */
    private InformationElement findTranslated(long enterprise, int id) {
        return findNetflow9(enterprise == HIGH_NETFLOW9_IN_IPFIX ? id | NETFLOW9_CISCO : id);
    }

    /**
     * Finds an element by its name, letter by letter; null if it is not in the dictionary.
     *
     * <p>Of several enterprises' elements of one name this is the standard registry's, then a reverse one, then
     * NetFlow version 9's, then that of the lowest enterprise number that is built in, then an operator's.
     */
    public InformationElement find(String name) {
        return byName.get(name);
    }

    /** All names, without repetition, in the order of the alphabet: what an operator may have meant. */
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /** The elements of one enterprise, those of NetFlow version 9 left out, in the order of their lines. */
    public List<InformationElement> ofEnterprise(long enterprise) {
        return lines.stream()
                .filter(line -> !line.netflow9() && line.element().enterprise() == enterprise)
                .map(ElementLine::element)
                .toList();
    }

    /** How many elements have a line in a dictionary file; the reverse ones have none. */
    public int size() {
        return lines.size();
    }

    /** Holds the elements that are built in; loaded with the class. */
    private static final class BuiltIn {
        static final InformationElements ELEMENTS = new InformationElements(BuiltInElements.lines());
    }
}
