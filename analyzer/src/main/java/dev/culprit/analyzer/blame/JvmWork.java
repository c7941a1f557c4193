package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.model.Fork;
import dev.culprit.analyzer.model.Words;
import dev.culprit.analyzer.stats.AmountTest;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the JVMs did beside the program: collect garbage, compile, load classes. Each fork counts with the sum over its JVMs.
 *
 * @param collecting nanoseconds in collections; for collectors that stop all threads also a part of functions' own times
 * @param collections number of collections
 * @param pausing whether collections stop all threads all the time
 * @param compiling nanoseconds of the compiler's threads, beside all measured times
 * @param loading number of classes
 */
record JvmWork(
        AmountTest.Change collecting,
        AmountTest.Change collections,
        boolean pausing,
        AmountTest.Change compiling,
        AmountTest.Change loading) {

    private static final double MILLI = 1e6;

    /** Compiling less or more than this share of the measured work is not worth a word. */
    private static final double LEAST_COMPILING = 0.05;

    /** Classes: such a share, and so many; generated ones come and go. */
    private static final double LEAST_LOADING = 0.05;

    private static final double FEWEST_CLASSES = 20;

    static JvmWork compare(List<Fork> baseline, List<Fork> candidate) {
        return new JvmWork(
                change(JvmActivity.GC_NANOS, MILLI, baseline, candidate),
                change(JvmActivity.GC_COUNT, 1, baseline, candidate),
                pauses(baseline) && pauses(candidate),
                change(JvmActivity.JIT_NANOS, MILLI, baseline, candidate),
                change(JvmActivity.CLASSES_LOADED, 1, baseline, candidate));
    }

    private static AmountTest.Change change(String fact, double resolution, List<Fork> baseline, List<Fork> candidate) {
        return new AmountTest(resolution).compare(perFork(fact, baseline), perFork(fact, candidate));
    }

    private static double[] perFork(String fact, List<Fork> forks) {
        return forks.stream()
                .mapToDouble(fork -> fork.manifests().stream()
                        .map(Manifest::activity)
                        .mapToDouble(activity ->
                                activity.containsKey(fact) ? activity.get(fact).doubleValue() : Double.NaN)
                        .sum())
                .toArray();
    }

    /** The time of a concurrent collector's cycles is not time in which the program stands still. */
    private static boolean pauses(List<Fork> forks) {
        return forks.stream()
                .flatMap(fork -> fork.manifests().stream())
                .map(manifest -> manifest.environment().getOrDefault(EnvironmentFacts.JVM_GC, ""))
                .noneMatch(collector -> collector.contains("Cycles") || collector.contains("ConcurrentMarkSweep"));
    }

    /**
     * What is worth a word and no part of the measured work, one plain sentence each.
     *
     * @param total of the baseline's measured work, nanoseconds per fork
     */
    List<String> remarks(double total) {
        List<String> remarks = new ArrayList<>();
        if (compiling.decisive() && Math.abs(compiling.delta()) >= LEAST_COMPILING * total) {
            remarks.add(
                    "The JVM's compiler worked " + moreOrLess(compiling) + " per fork ("
                            + Words.duration(compiling.baseline()) + " → " + Words.duration(compiling.candidate())
                            + "), on threads of its own: that is in no function's time, but may have taken processor time from them.");
        }
        if (loading.decisive()
                && Math.abs(loading.delta()) >= Math.max(FEWEST_CLASSES, LEAST_LOADING * loading.baseline())) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%,.0f %s classes are loaded per fork (%,.0f → %,.0f); that time is in the functions that need them first.",
                    Math.abs(loading.delta()),
                    loading.delta() > 0 ? "more" : "fewer",
                    loading.baseline(),
                    loading.candidate()));
        }
        return remarks;
    }

    private static String moreOrLess(AmountTest.Change change) {
        return Words.duration(Math.abs(change.delta())) + (change.delta() > 0 ? " longer" : " less");
    }
}
