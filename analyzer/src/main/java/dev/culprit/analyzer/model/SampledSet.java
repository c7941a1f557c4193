package dev.culprit.analyzer.model;

import java.util.List;

/**
 * A set of recordings that hold samples and nothing else, such as JFR files: each is a fork. Anchors of its trees are threads.
 *
 * @param label how to call the set
 * @param threads names of threads with digits replaced by {@code #}; anchors of {@code trees} are positions here
 * @param seconds time between the first and the last sample of each fork, NaN when the files do not tell
 * @param trees one for each event and engine
 * @param summary what a reader needs to know about the set
 */
public record SampledSet(
        String label, List<String> threads, List<Double> seconds, List<SampledTree> trees, SideSummary summary) {

    public SampledSet {
        threads = List.copyOf(threads);
        seconds = List.copyOf(seconds);
        trees = List.copyOf(trees);
    }

    /** The same of which it is known of which commit it is. */
    public SampledSet ofCommit(String id) {
        return new SampledSet(label, threads, seconds, trees, summary.ofCommit(id));
    }

    /** Number of recordings. */
    public int forks() {
        return seconds.size();
    }
}
