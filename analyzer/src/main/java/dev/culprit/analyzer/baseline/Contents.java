package dev.culprit.analyzer.baseline;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a set is made of. Like is compared with like.
 *
 * @param events of recordings what was sampled and by what, such as {@code cpu (jdk.ExecutionSample)}; empty of all else
 */
public record Contents(Kind kind, SortedSet<String> events) {

    /** Kinds of files. */
    public enum Kind {
        PROFILES("profiles", "culprit's own profiles"),
        RECORDINGS("recordings", "recordings of a sampler"),
        BENCHMARKS("benchmarks", "results of JMH");

        private final String text;
        private final String words;

        Kind(String text, String words) {
            this.text = text;
            this.words = words;
        }

        /** As manifests and lists have it. */
        public String text() {
            return text;
        }

        /** What people call it. */
        public String words() {
            return words;
        }

        static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text.equals(text))
                    .findFirst();
        }
    }

    public static final Contents PROFILES = new Contents(Kind.PROFILES, Collections.emptySortedSet());

    public static final Contents BENCHMARKS = new Contents(Kind.BENCHMARKS, Collections.emptySortedSet());

    public Contents {
        events = Collections.unmodifiableSortedSet(new TreeSet<>(events));
        if (kind == Kind.RECORDINGS == events.isEmpty()) {
            throw new IllegalArgumentException("recordings have events, and nothing else has: " + kind + events);
        }
    }

    /** Those of recordings. */
    public static Contents ofRecordings(Collection<String> events) {
        return new Contents(Kind.RECORDINGS, new TreeSet<>(events));
    }

    /** Whether there is something to compare: all but recordings are compared by what is in them, which other facts tell. */
    boolean overlaps(Contents other) {
        return kind == other.kind && (kind != Kind.RECORDINGS || events.stream().anyMatch(other.events::contains));
    }
}
