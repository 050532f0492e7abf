package dev.weir.flow.options;

import java.util.List;

/**
 * A copy of names that an exporter gave, for people. Each list is cut off at the bound that was asked for; {@link
 * OptionsSummary} tells how many there are.
 *
 * @param interfaces interfaces by their index
 * @param applications applications, as classification engine and selector (RFC 6759)
 * @param vrfs VRFs by their id
 * @param samplers samplers by their id
 */
public record OptionsNames(List<Name> interfaces, List<Name> applications, List<Name> vrfs, List<Name> samplers) {
    /**
     * A name.
     *
     * @param domain the observation domain that gave it
     * @param id what it names
     * @param name the name; null if there is only a description
     * @param description the description; null if none was told
     */
    public record Name(long domain, String id, String name, String description) {}
}
