package dev.weir.flow.ie;

import java.util.List;

/**
 * The dictionary in use: what is built in and operators' files on top, read again when they change.
 *
 * <p>Any thread may read. Who keeps something that it took from the dictionary compares {@link #version()} now and
 * then.
 */
public final class ElementDictionary {
    private final List<ElementSource> files;
    private volatile Edition edition;
    private volatile List<String> problems = List.of();
    private List<String> seen;

    private ElementDictionary(List<? extends ElementSource> files) throws BadElementsException {
        this.files = List.copyOf(files);
        seen = stamps();
        edition = new Edition(InformationElements.builtIn().with(this.files), 1);
    }

    /**
     * A dictionary with operators' files.
     *
     * @param files as {@link InformationElements#with} reads them; may be empty
     * @throws BadElementsException naming everything that is wrong in all files
     */
    public static ElementDictionary of(List<? extends ElementSource> files) throws BadElementsException {
        return new ElementDictionary(files);
    }

    /** A dictionary of what is built in. */
    public static ElementDictionary builtIn() {
        try {
            return of(List.of());
        } catch (BadElementsException e) {
            throw new IllegalStateException("no file was read", e);
        }
    }

    /** The elements as they are now. */
    public InformationElements current() {
        return edition.elements;
    }

    /** A number that grows with every change of the elements. */
    public int version() {
        return edition.version;
    }

    /**
     * Reads the files again if one of them has another stamp than at the last call.
     *
     * <p>Files that are wrong leave the elements as they are, and {@link #problems()} says why; they are not tried
     * again until one of them changes once more. Waits for the disk: not for a hot loop.
     *
     * @return whether the elements are others now
     */
    public synchronized boolean reloadIfChanged() {
        final List<String> now = stamps();
        if (now.equals(seen)) {
            return false;
        }
        seen = now;
        try {
            edition = new Edition(InformationElements.builtIn().with(files), edition.version + 1);
            problems = List.of();
            return true;
        } catch (BadElementsException e) {
            problems = e.problems();
            return false;
        }
    }

    /** What was wrong with the files when they were read last; empty if they are in use. */
    public List<String> problems() {
        return problems;
    }

    private List<String> stamps() {
        return files.stream().map(ElementSource::stamp).toList();
    }

    private record Edition(InformationElements elements, int version) {}
}
