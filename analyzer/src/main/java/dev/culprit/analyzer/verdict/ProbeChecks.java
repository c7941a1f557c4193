package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.diff.Judgeable.Limit;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.ProbeOverhead;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the probes of two sets do to their comparison. None of it forbids one: it only limits what can be said of some functions. */
final class ProbeChecks {

    private static final String COST = "probe.cost";
    private static final String PLAN = "plan.thinned";
    private static final String SHARE = "probe.share";

    /** Functions that took less of what was measured are not worth a word. */
    private static final double MATERIAL = 0.01;

    private ProbeChecks() {}

    /** Whether the cost of probes is left in the times of both sides, because it is not known of one of them. */
    static boolean leaveIn(LoadedSet baseline, LoadedSet candidate) {
        return !baseline.probes().known() || !candidate.probes().known();
    }

    /**
     * What a reader has to know; empty when the probes limit nothing.
     *
     * @param baseline the set as it was loaded
     * @param candidate the set as it was loaded
     */
    static List<ComparabilityCheck> of(LoadedSet baseline, LoadedSet candidate, AlignedTree tree, Judgeable judgeable) {
        List<ComparabilityCheck> checks = new ArrayList<>();
        if (leaveIn(baseline, candidate)) {
            checks.add(new ComparabilityCheck(
                    COST,
                    known(baseline),
                    known(candidate),
                    Level.NOTE,
                    "What a probe costs is not known of every JVM, so it was subtracted from no time: functions that are"
                            + " called more often look a little slower than they are."));
        }
        List<String> unlike = named(tree, judgeable, EnumSet.of(Limit.CALLS_ONLY, Limit.NOTHING));
        if (!unlike.isEmpty()) {
            List<String> holders = named(tree, judgeable, EnumSet.of(Limit.HOLDS_TIME, Limit.HOLDS_CALLS));
            checks.add(new ComparabilityCheck(
                    PLAN,
                    thinned(baseline),
                    thinned(candidate),
                    Level.WARNING,
                    "The two sides did not time the same calls of " + listed(unlike) + ": own time is not judged of "
                            + (unlike.size() == 1 ? "it" : "them")
                            + (holders.isEmpty()
                                    ? ""
                                    : " nor of " + listed(holders) + ", which called "
                                            + (unlike.size() == 1 ? "it" : "them"))
                            + ". Record the candidate with the baseline's plan: culprit run --plan BASELINE."));
        }
        List<String> probes = named(tree, judgeable, EnumSet.of(Limit.MOSTLY_PROBE));
        if (!probes.isEmpty()) {
            checks.add(new ComparabilityCheck(
                    SHARE,
                    "",
                    "",
                    Level.NOTE,
                    "More than half of what was measured of " + listed(probes)
                            + " is the probe: only calls are judged, not times."));
        }
        return checks;
    }

    private static String known(LoadedSet set) {
        return set.probes().known() ? "known" : "not known of every JVM";
    }

    private static String thinned(LoadedSet set) {
        int functions = set.probes().thinned().size();
        return functions + (functions == 1 ? " function" : " functions");
    }

    private static List<String> named(AlignedTree tree, Judgeable judgeable, Set<Limit> limits) {
        double all =
                tree.functions().stream().mapToDouble(ProbeChecks::measured).sum();
        return IntStream.range(0, tree.functions().size())
                .filter(f -> limits.contains(judgeable.functions().get(f)))
                .filter(f -> tree.functions().get(f).isMethod())
                .filter(f -> !limits.contains(Limit.MOSTLY_PROBE)
                        || measured(tree.functions().get(f)) >= MATERIAL * all)
                .mapToObj(f -> tree.functions().get(f).function())
                .map(Function::shortName)
                .sorted()
                .distinct()
                .toList();
    }

    private static double measured(AlignedFunction function) {
        return Stream.concat(function.baselineOverhead().stream(), function.candidateOverhead().stream())
                .mapToDouble(ProbeOverhead::measuredNanos)
                .sum();
    }

    private static String listed(List<String> names) {
        return names.size() == 1 ? names.get(0) : names.size() + " functions, such as " + names.get(0);
    }
}
