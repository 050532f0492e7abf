package dev.weir.flow.options;

/**
 * What is said of an interface.
 *
 * @param name its name; null if none was told
 * @param description its description; null if none was told
 * @param samplingRate one of how many of its packets is sampled; 0 if nothing was told for this interface
 */
record InterfaceOptions(String name, String description, long samplingRate) {
    /** Adds to what is known what a record tells: what it does not tell stays, and a rate of 0 tells nothing. */
    static InterfaceOptions update(InterfaceOptions known, String name, String description, long samplingRate) {
        return new InterfaceOptions(
                name.isEmpty() && known != null ? known.name : orNull(name),
                description.isEmpty() && known != null ? known.description : orNull(description),
                samplingRate == 0 && known != null ? known.samplingRate : samplingRate);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    int cost() {
        return 2 * ((name == null ? 0 : name.length()) + (description == null ? 0 : description.length()));
    }
}
