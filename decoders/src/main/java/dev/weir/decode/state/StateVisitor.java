package dev.weir.decode.state;

/** Is shown what a saved memory holds, in the order in which it was written. */
public interface StateVisitor {
    /** Takes a template. */
    void onTemplate(TemplateEntry entry);

    /** Takes an option record. */
    void onOptions(OptionsEntry entry);
}
