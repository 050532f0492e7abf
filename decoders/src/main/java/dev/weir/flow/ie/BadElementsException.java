package dev.weir.flow.ie;

import java.util.List;

/** Dictionary files that cannot be used as they are. Nothing of them was taken over. */
public final class BadElementsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    BadElementsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem of every file, in their order, each as {@code file:line:column message}; never empty. */
    public List<String> problems() {
        return problems;
    }
}
