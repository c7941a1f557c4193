package dev.culprit.analyzer.baseline;

import java.util.List;

/**
 * What is in a store.
 *
 * @param entries those that can be read, the one saved last first
 * @param skipped the others; none of them counts as a baseline
 */
public record Listing(List<Entry> entries, List<Skipped> skipped) {

    public Listing {
        entries = List.copyOf(entries);
        skipped = List.copyOf(skipped);
    }

    /**
     * Something that is no usable entry.
     *
     * @param name what it is called in the store
     * @param why what is wrong with it
     */
    public record Skipped(String name, String why) {

        /** One plain sentence. */
        public String inWords() {
            return "The baseline " + name + " is skipped: " + why + ".";
        }
    }

    boolean isEmpty() {
        return entries.isEmpty() && skipped.isEmpty();
    }
}
