package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.GeneratedNames;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.analyzer.model.ThinnedFunction;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the probes allow to say of each function. A function whose probes one side thinned until nothing was timed, and the
 * other did not, has its own time in itself on one side and in its callers on the other: neither it nor they can be compared.
 *
 * @param functions one per entry of {@code AlignedTree.functions()}
 * @param insideNanos what the probe of a timed call adds to its own time, mean of both sides; 0 when unknown
 * @param outsideNanos what it adds to its caller's own time; 0 when unknown
 * @param untimedNanos what the probe of a call that is only counted adds to its caller's own time; 0 when unknown
 * @param relativeError how far that may be off, as a fraction of it; 0 when unknown
 */
public record Judgeable(
        List<Limit> functions, double insideNanos, double outsideNanos, double untimedNanos, double relativeError) {

    /** What can be said of a function. */
    public enum Limit {
        /** Everything. */
        NONE,
        /** More than half of what was measured inside its calls is the probe: its calls can be compared. */
        MOSTLY_PROBE,
        /** It holds time of a thinned callee on one side that it does not hold on the other. */
        HOLDS_TIME,
        /** The same of a callee that was not even counted: calls that seem to come from it may come from that callee. */
        HOLDS_CALLS,
        /** Both sides counted its calls, but did not time the same ones. */
        CALLS_ONLY,
        /** Not even its calls were counted on both sides. */
        NOTHING
    }

    public Judgeable {
        functions = List.copyOf(functions);
    }

    /** What the probes of the two sets allow to say of the functions of {@code tree}. */
    public static Judgeable of(LoadedSet baseline, LoadedSet candidate, AlignedTree tree) {
        Map<String, Timing> ofBaseline = timings(baseline);
        Map<String, Timing> ofCandidate = timings(candidate);
        List<Limit> limits = new ArrayList<>();
        for (AlignedFunction function : tree.functions()) {
            limits.add(limit(
                    function,
                    timing(function.baseline(), function, ofBaseline),
                    timing(function.candidate(), function, ofCandidate)));
        }
        markHolders(tree, limits);
        double error =
                Math.max(baseline.probes().relativeError(), candidate.probes().relativeError());
        return new Judgeable(
                limits,
                (baseline.probes().insideNanos() + candidate.probes().insideNanos()) / 2,
                (baseline.probes().outsideNanos() + candidate.probes().outsideNanos()) / 2,
                (baseline.probes().untimedNanos() + candidate.probes().untimedNanos()) / 2,
                Double.isNaN(error) ? 0 : error);
    }

    /** Everything can be said of the functions of {@code tree}. */
    public static Judgeable everything(AlignedTree tree) {
        return new Judgeable(
                tree.functions().stream().map(function -> Limit.NONE).toList(), 0, 0, 0, 0);
    }

    /** Whether the own time of a function can be compared. */
    public boolean time(int function) {
        return functions.get(function) == Limit.NONE;
    }

    /** Whether a function's own time holds that of others, on one side only, so that its forks say nothing of itself. */
    public boolean holdsHiddenTime(int function) {
        return !time(function) && functions.get(function) != Limit.MOSTLY_PROBE;
    }

    /** Whether the calls of a function can be compared, also to none at all. */
    public boolean calls(int function) {
        return functions.get(function) != Limit.NOTHING;
    }

    private static Map<String, Timing> timings(LoadedSet set) {
        Map<String, Timing> timings = new HashMap<>();
        for (ThinnedFunction thinned : set.probes().thinned()) {
            timings.put(key(thinned.className(), thinned.method(), thinned.descriptor()), thinned.timing());
        }
        return timings;
    }

    /** A side that has no probe in a function at all does not list it: it is looked up by the other side's name. */
    private static Timing timing(@Nullable MergedFunction own, AlignedFunction function, Map<String, Timing> timings) {
        MergedFunction other = function.candidate() != null ? function.candidate() : function.baseline();
        MergedFunction named = own != null ? own : other;
        MethodInfo method = named == null ? null : named.method();
        return method == null
                ? Timing.EVERY
                : timings.getOrDefault(
                        key(GeneratedNames.canonical(method.className()), method.name(), method.descriptor()),
                        Timing.EVERY);
    }

    private static String key(String className, String method, String descriptor) {
        return className + '\n' + method + descriptor;
    }

    private static Limit limit(AlignedFunction function, Timing baseline, Timing candidate) {
        ProbeOverhead before = ProbeOverhead.sum(function.baselineOverhead());
        ProbeOverhead after = ProbeOverhead.sum(function.candidateOverhead());
        boolean blind = isBlind(baseline, before) || isBlind(candidate, after);
        boolean alike = baseline == candidate && before.timed() == 0 && after.timed() == 0;
        if (blind && !alike) {
            return baseline == Timing.OFF || candidate == Timing.OFF ? Limit.NOTHING : Limit.CALLS_ONLY;
        }
        return before.isMostlyProbe() && after.isMostlyProbe() ? Limit.MOSTLY_PROBE : Limit.NONE;
    }

    /** Whether its own time is in its callers' and cannot be estimated. */
    private static boolean isBlind(Timing timing, ProbeOverhead overhead) {
        return timing == Timing.COUNTED || timing == Timing.OFF || overhead.untimed() > 0 && overhead.timed() == 0;
    }

    /** The nearest callers that were timed hold the time; those that were thinned themselves hand it on. */
    private static void markHolders(AlignedTree tree, List<Limit> limits) {
        for (int row = 1; row < tree.size(); row++) {
            Limit limit = limits.get(tree.function()[row]);
            if (limit != Limit.NOTHING && limit != Limit.CALLS_ONLY) {
                continue;
            }
            int holder = tree.parent()[row];
            while (holder > 0 && isThinned(limits.get(tree.function()[holder]))) {
                holder = tree.parent()[holder];
            }
            if (holder > 0 && limits.get(tree.function()[holder]) != Limit.HOLDS_CALLS) {
                limits.set(tree.function()[holder], limit == Limit.NOTHING ? Limit.HOLDS_CALLS : Limit.HOLDS_TIME);
            }
        }
    }

    private static boolean isThinned(Limit limit) {
        return limit == Limit.NOTHING || limit == Limit.CALLS_ONLY;
    }
}
