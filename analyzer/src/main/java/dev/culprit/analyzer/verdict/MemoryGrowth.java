package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Fork;
import dev.culprit.analyzer.model.MemoryUse;
import dev.culprit.analyzer.stats.Tuning;
import dev.culprit.profile.JvmActivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Says when the candidate's JVMs need much more memory. That is said and is no verdict: how far a heap is let grow before it is
 * collected is the JVM's choice.
 */
final class MemoryGrowth {

    private static final double MIB = 1024 * 1024;

    private MemoryGrowth() {}

    /**
     * What grew.
     *
     * @param name such as {@code the peak of the heap}
     * @param before bytes, the largest of the baseline's forks
     * @param after bytes, the largest of the candidate's
     */
    record Grown(String name, double before, double after) {

        double ratio() {
            return after / before;
        }

        String fromTo() {
            return String.format(
                    Locale.ROOT, "%.0f MiB \u2192 %.0f MiB, the largest of the forks", before / MIB, after / MIB);
        }
    }

    /** One sentence for each fact that grew; none below three forks a side. */
    static List<String> sentences(List<Fork> baseline, List<Fork> candidate) {
        return of(baseline, candidate, Tuning.MEMORY_FAIL).stream()
                .map(grown -> String.format(
                        Locale.ROOT,
                        "%s is %.1f times as large: %s.",
                        "T" + grown.name().substring(1),
                        grown.ratio(),
                        grown.fromTo()))
                .toList();
    }

    /** The facts that grew to at least {@code ratio} times as much; none below three forks a side. */
    static List<Grown> of(List<Fork> baseline, List<Fork> candidate, double ratio) {
        List<Grown> grown = new ArrayList<>();
        for (String fact : MemoryUse.FACTS) {
            double[] before = MemoryUse.ofForks(baseline, fact);
            double[] after = MemoryUse.ofForks(candidate, fact);
            if (grew(before, after, ratio)) {
                grown.add(new Grown(name(fact), max(before), max(after)));
            }
        }
        return grown;
    }

    /** The largest grew by that much, and every fork of the candidate is above every one of the baseline. */
    private static boolean grew(double[] before, double[] after, double ratio) {
        boolean enough = Math.min(before.length, after.length) >= Tuning.DECISIVE_FORKS
                && Arrays.stream(before).noneMatch(Double::isNaN)
                && Arrays.stream(after).noneMatch(Double::isNaN);
        return enough
                && max(after) >= ratio * max(before)
                && Arrays.stream(after).min().orElseThrow() > max(before);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static String name(String fact) {
        return switch (fact) {
            case JvmActivity.HEAP_PEAK_BYTES -> "the peak of the heap";
            case JvmActivity.HEAP_AFTER_GC_BYTES -> "the heap after a collection";
            case JvmActivity.RSS_PEAK_BYTES -> "the peak of resident memory";
            default -> "the " + fact;
        };
    }
}
