package dev.culprit.analyzer.model;

import dev.culprit.profile.JvmActivity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What memory the JVMs of a fork used at most: the largest of its JVMs that ran probed code. */
public final class MemoryUse {

    /** The facts, by the names of {@link JvmActivity}, in bytes. */
    public static final List<String> FACTS =
            List.of(JvmActivity.HEAP_PEAK_BYTES, JvmActivity.HEAP_AFTER_GC_BYTES, JvmActivity.RSS_PEAK_BYTES);

    private MemoryUse() {}

    /** That fact of every fork, NaN where no JVM knows it: without a collection there is no heap after one. */
    public static double[] ofForks(List<Fork> forks, String fact) {
        return forks.stream().mapToDouble(fork -> of(fork, fact)).toArray();
    }

    private static double of(Fork fork, String fact) {
        return fork.manifests().stream()
                .map(manifest -> manifest.activity().get(fact))
                .filter(value -> value != null)
                .mapToDouble(Long::doubleValue)
                .max()
                .orElse(Double.NaN);
    }

    /** The largest of all forks for each fact that is known. */
    public static Map<String, Long> largest(List<Fork> forks) {
        Map<String, Long> largest = new LinkedHashMap<>();
        for (String fact : FACTS) {
            double most = Double.NaN;
            for (double value : ofForks(forks, fact)) {
                most = Double.isNaN(most) ? value : Double.isNaN(value) ? most : Math.max(most, value);
            }
            if (!Double.isNaN(most)) {
                largest.put(fact, (long) most);
            }
        }
        return largest;
    }
}
