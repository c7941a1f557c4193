package dev.culprit.agent.truth;

import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What is to be recorded of each function of a program; decided at its first call. Not thread safe. */
final class TruthTimings {

    /** By the names of functions in the model; all that were called. */
    final Map<String, Timing> known = new TreeMap<>();

    private final long seed;
    private final List<Timing> mixture;

    private TruthTimings(long seed, List<Timing> mixture) {
        this.seed = seed;
        this.mixture = mixture;
    }

    static TruthTimings all(Timing timing) {
        return new TruthTimings(0, List.of(timing));
    }

    /** One of these for each function, by chance. */
    static TruthTimings mixed(long seed, Timing... timings) {
        return new TruthTimings(seed, List.of(timings));
    }

    Timing of(Function function) {
        return known.computeIfAbsent(function.name, name -> {
            // By the name, as the order of the calls has no say in it.
            Timing timing = mixture.get(new Random(31 * seed + name.hashCode()).nextInt(mixture.size()));
            return timing == Timing.OFF && function.needsProbe ? Timing.COUNTED : timing;
        });
    }
}
