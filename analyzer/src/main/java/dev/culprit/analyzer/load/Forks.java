package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.Fork;
import dev.culprit.profile.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The forks of a side while it is loaded. Not thread safe. */
final class Forks {

    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(ForkNames.Identity identity, String origin, List<Manifest> manifests) {

        long firstStart() {
            return manifests.stream()
                    .mapToLong(manifest -> manifest.process().startEpochMillis())
                    .min()
                    .orElse(0);
        }
    }

    /** Adds a JVM; the index of its fork. */
    int add(String origin, String file, Manifest manifest) {
        ForkNames.Identity identity = ForkNames.of(origin, file, manifest);
        int index = indexes.computeIfAbsent(identity.key(), key -> {
            entries.add(new Entry(identity, origin, new ArrayList<>()));
            return entries.size() - 1;
        });
        entries.get(index).manifests.add(manifest);
        return index;
    }

    int size() {
        return entries.size();
    }

    List<Manifest> manifests() {
        return entries.stream().flatMap(entry -> entry.manifests.stream()).toList();
    }

    /** The number of JVMs of every fork. */
    int[] jvms() {
        return entries.stream().mapToInt(entry -> entry.manifests.size()).toArray();
    }

    /** Whether files had to be taken for forks although nothing says that they are. */
    boolean guessed() {
        return entries.size() > 1
                && entries.stream().anyMatch(entry -> entry.identity.evidence() == ForkNames.Evidence.OWN_FILE);
    }

    /**
     * Indexes of the forks in the order in which they ran, so that the i-th of both sides are the closest in time when the
     * sides were interleaved. Equal times are ordered by name, where 10 comes after 9.
     */
    int[] order() {
        Comparator<Entry> byTime = Comparator.comparingLong(Entry::firstStart);
        Comparator<Entry> order = byTime.thenComparingInt(
                        entry -> entry.identity.name().length())
                .thenComparing(entry -> entry.identity.name())
                .thenComparing(Entry::origin);
        return IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparing(entries::get, order))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The forks in this order, with unique names. */
    List<Fork> toForks(int[] order) {
        Set<String> names = new HashSet<>();
        List<Fork> forks = new ArrayList<>();
        for (int index : order) {
            Entry entry = entries.get(index);
            String name = entry.identity.name();
            for (int again = 2; !names.add(name); again++) {
                name = entry.identity.name() + " (" + again + ")";
            }
            forks.add(new Fork(name, entry.manifests));
        }
        return forks;
    }
}
