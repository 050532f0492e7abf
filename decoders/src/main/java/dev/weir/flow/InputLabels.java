package dev.weir.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the operator calls an input: it travels with every record that the input received.
 *
 * <pre>
 *   8 source, namespace, host: each u16 length and UTF-8      then u16 tag count, and per tag key and value likewise
 * </pre>
 */
public final class InputLabels {
    /** The most bytes that the labels of an input may take together. */
    static final int MAX_LENGTH = 0xffff;

    private final String source;
    private final String namespace;
    private final String host;
    private final Map<String, String> tags;
    private final byte[] encoded;

    /**
     * Keeps the labels, and their bytes in the journal.
     *
     * @param source the measurement's name, from {@code source}
     * @param namespace the namespace of the devices
     * @param host the collector's host
     * @param tags further tags; sorted by key
     * @throws IllegalArgumentException if all together take more than 64 KiB
     */
    public InputLabels(String source, String namespace, String host, Map<String, String> tags) {
        this.source = source;
        this.namespace = namespace;
        this.host = host;
        this.tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        this.encoded = encode();
    }

    /** Keeps labels that were read, with the bytes that they were read from. */
    private InputLabels(String source, String namespace, String host, Map<String, String> tags, byte[] encoded) {
        this.source = source;
        this.namespace = namespace;
        this.host = host;
        this.tags = Collections.unmodifiableMap(tags);
        this.encoded = encoded;
    }

    private byte[] encode() {
        final List<byte[]> texts = new ArrayList<>();
        for (String text : List.of(source, namespace, host)) {
            texts.add(text.getBytes(StandardCharsets.UTF_8));
        }
        tags.forEach((key, value) -> {
            texts.add(key.getBytes(StandardCharsets.UTF_8));
            texts.add(value.getBytes(StandardCharsets.UTF_8));
        });
        final int length = texts.stream().mapToInt(text -> 2 + text.length).sum() + 2;
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the labels of an input take " + length + " bytes; " + MAX_LENGTH + " is the limit");
        }
        final byte[] block = new byte[Block.padded(length)];
        int position = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (i == 3) {
                position = putCount(block, position);
            }
            position = putText(block, position, texts.get(i));
        }
        if (texts.size() == 3) {
            putCount(block, position);
        }
        return block;
    }

    private int putCount(byte[] block, int position) {
        Bytes.putLittleU16(block, position, tags.size());
        return position + 2;
    }

    private static int putText(byte[] block, int position, byte[] text) {
        Bytes.putLittleU16(block, position, text.length);
        System.arraycopy(text, 0, block, position + 2, text.length);
        return position + 2 + text.length;
    }

    /** Reads the body of an input block; null if it does not hold together or is longer than labels can be. */
    static InputLabels decode(byte[] bytes, int offset, int limit) {
        if (limit - offset > Block.padded(MAX_LENGTH)) {
            return null;
        }
        final Texts texts = new Texts(bytes, offset, limit);
        final String source = texts.next();
        final String namespace = texts.next();
        final String host = texts.next();
        final int count = texts.nextCount();
        final TreeMap<String, String> tags = new TreeMap<>();
        for (int i = 0; i < count && !texts.damaged; i++) {
            tags.put(texts.next(), texts.next());
        }
        return texts.damaged
                ? null
                : new InputLabels(source, namespace, host, tags, Arrays.copyOfRange(bytes, offset, limit));
    }

    /** The measurement's name, from {@code source} in the configuration. */
    public String source() {
        return source;
    }

    /** The namespace of the devices that export to this input. */
    public String namespace() {
        return namespace;
    }

    /** The name of the collector's host; a tag {@code host} overrides it. */
    public String host() {
        return tags.getOrDefault("host", host);
    }

    /** Further tags, sorted by key, unmodifiable. */
    public Map<String, String> tags() {
        return tags;
    }

    /** The body of the input block, padded. The caller does not change it. */
    byte[] encoded() {
        return encoded;
    }

    /** Walks length-prefixed texts and notes when they run past the end. */
    private static final class Texts {
        private final byte[] bytes;
        private final int limit;
        private int position;
        private boolean damaged;

        Texts(byte[] bytes, int offset, int limit) {
            this.bytes = bytes;
            this.position = offset;
            this.limit = limit;
        }

        int nextCount() {
            if (position + 2 > limit) {
                damaged = true;
                return 0;
            }
            position += 2;
            return Bytes.littleU16(bytes, position - 2);
        }

        String next() {
            final int length = nextCount();
            if (damaged || position + length > limit) {
                damaged = true;
                return "";
            }
            position += length;
            return new String(bytes, position - length, length, StandardCharsets.UTF_8);
        }
    }
}
