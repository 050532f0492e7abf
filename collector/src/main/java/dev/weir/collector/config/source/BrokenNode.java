package dev.weir.collector.config.source;

/**
 * Something whose problem has been told already; whoever meets it treats the setting as failed and says nothing.
 *
 * @param origin where it was set
 */
public record BrokenNode(Origin origin) implements Node {
    @Override
    public String describe() {
        return "a mistake";
    }
}
