package dev.weir.collector.config.source;

/**
 * A value from a variable, the command line or a default: text that the setting's own type has yet to read.
 *
 * @param text the text
 * @param origin where it was set
 */
public record TextNode(String text, Origin origin) implements Node {
    @Override
    public String describe() {
        return ScalarNode.quote(text);
    }
}
