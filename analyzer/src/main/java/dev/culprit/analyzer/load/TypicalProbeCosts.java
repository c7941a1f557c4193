package dev.culprit.analyzer.load;

import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.ProbeCost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * What a probe costs in JVMs of one kind: the lower quartile of what they measured. Each JVM measures at its end, in a loop that the
 * compilers may not have come to yet: of 13 JVMs of one set seven found that an untimed call costs 4.0 to 4.5 ns, one 10 ns and five
 * 32 to 39 ns. That is the state of the loop and not of the program, whose hot calls are compiled; with each JVM's own figure, up to
 * half of a function's time was subtracted in one fork and a twelfth in the next. Not thread safe.
 */
final class TypicalProbeCosts {

    /** In percent. */
    private static final double QUARTILE = 25;

    /** A measurement that is cut short says itself that it may be off by half; it counts where there is no better one. */
    private static final double GOOD = 0.25;

    private final Map<String, List<ProbeCost>> known = new HashMap<>();

    void add(Manifest manifest) {
        if (manifest.probeCost().isKnown()) {
            known.computeIfAbsent(kind(manifest), key -> new ArrayList<>()).add(manifest.probeCost());
        }
    }

    /** What a probe cost in the JVM of that manifest; of a JVM that does not know it itself, it stays unknown. */
    ProbeCost of(Manifest manifest) {
        ProbeCost own = manifest.probeCost();
        List<ProbeCost> alike = known.getOrDefault(kind(manifest), List.of());
        return own.isKnown() && alike.size() > 1 ? typical(alike, own) : own;
    }

    private static ProbeCost typical(List<ProbeCost> costs, ProbeCost own) {
        List<ProbeCost> good = costs.stream().filter(TypicalProbeCosts::isGood).toList();
        List<ProbeCost> best = good.isEmpty() ? costs : good;
        return new ProbeCost(
                quartile(best, ProbeCost::insideNanos),
                quartile(best, ProbeCost::outsideNanos),
                own.errorNanos(),
                quartile(best, ProbeCost::untimedNanos));
    }

    private static boolean isGood(ProbeCost cost) {
        return cost.errorNanos() <= GOOD * (cost.insideNanos() + cost.outsideNanos());
    }

    /** NaN where nobody knows. */
    private static double quartile(List<ProbeCost> costs, ToDoubleFunction<ProbeCost> figure) {
        double[] measured = costs.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return measured.length == 0
                ? Double.NaN
                : new Percentile().withEstimationType(EstimationType.R_7).evaluate(measured, QUARTILE);
    }

    /** Only JVMs of one version on one machine can stand for each other. */
    private static String kind(Manifest manifest) {
        Map<String, String> facts = manifest.environment();
        return facts.getOrDefault(EnvironmentFacts.JDK_VERSION, "")
                + '\n'
                + facts.getOrDefault(EnvironmentFacts.JVM_NAME, "")
                + '\n'
                + facts.getOrDefault(EnvironmentFacts.CPU_MODEL, "")
                + '\n'
                + manifest.options().getOrDefault("alloc", "")
                + manifest.options().getOrDefault("cpu", "");
    }
}
