package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of culprits whose own time changed where below them it did. Probes measured the change and prove it; samples only say in which library
 * method, without a probe, it is spent.
 */
public final class SampledCulprits {

    private final AlignedTree tree;
    private final SampledPair samples;
    private final Map<SampledTime, SampledLocator> locators = new IdentityHashMap<>();

    private SampledCulprits(AlignedTree tree, SampledPair samples) {
        this.tree = tree;
        this.samples = samples;
    }

    /** {@code comparison} with the places that samples tell, and with the samples in its tree. */
    public static Comparison in(Comparison comparison, AlignedTree tree, SampledPair samples) {
        SampledCulprits places = new SampledCulprits(tree, samples);
        ChangedParts parts = comparison.parts().retold(places::located);
        List<Culprit> named = new ArrayList<>(parts.culprits());
        named.addAll(parts.improvements());
        boolean[] significant = new SampledSignificance(samples.union()).of(named, comparison.tree());
        return comparison
                .withReasons(reasons(comparison, parts.culprits()))
                .withParts(parts)
                .withTree(JoinedTree.of(comparison.tree(), samples.union(), significant, samples.quantities()));
    }

    /** Reasons that quote a culprit say now what it says. */
    private static List<String> reasons(Comparison comparison, List<Culprit> located) {
        List<String> reasons = new ArrayList<>(comparison.reasons());
        for (int i = 0; i < located.size(); i++) {
            Collections.replaceAll(
                    reasons,
                    comparison.culprits().get(i).explanation(),
                    located.get(i).explanation());
        }
        return reasons;
    }

    private Culprit located(Culprit culprit) {
        boolean ofOwnTime = culprit.callee() == null
                && !culprit.isSampled()
                && (culprit.cause() == Cause.SLOWER_CALLS || culprit.cause() == Cause.WAIT);
        if (!ofOwnTime) {
            return culprit;
        }
        boolean slower = culprit.deltaNanos() > 0;
        BitSet rows = rows(culprit.function());
        SampledTime seen = culprit.cause() == Cause.WAIT ? samples.time() : samples.telling(rows);
        SampledSide side = slower ? seen.candidate() : seen.baseline();
        SampledLocator locator = locators.computeIfAbsent(seen, times -> new SampledLocator(times.union()));
        SampledPlace place = locator.locate(rows, slower);
        if (place == null) {
            HotLine line = HotLine.of(side.tree(), side.mergedRows(rows));
            return line == null
                    ? culprit
                    : culprit.explainedAs(culprit.cause(), culprit.explanation() + line.sentence(slower));
        }
        List<String> path = new ArrayList<>(culprit.path());
        place.path().forEach(frame -> path.add(name(frame)));
        HotLine line = place.alone() ? HotLine.of(side.tree(), place.function()) : null;
        return culprit.locatedIn(
                place.function(),
                callSite(culprit, place),
                path,
                culprit.explanation() + " " + sentence(place, seen) + (line == null ? "" : line.sentence(slower)));
    }

    private BitSet rows(Function function) {
        BitSet rows = new BitSet();
        for (int row = 1; row < tree.size(); row++) {
            rows.set(row, tree.functionOf(row).function().equals(function));
        }
        return rows;
    }

    private static CallSite callSite(Culprit culprit, SampledPlace place) {
        int depth = place.path().size();
        Function caller = depth > 1 ? place.path().get(depth - 2) : culprit.function();
        return new CallSite(caller.className(), caller.method(), caller.file(), place.line());
    }

    private static String name(Function function) {
        return function.className().isEmpty() ? function.method() : function.className() + "." + function.method();
    }

    private static String sentence(SampledPlace place, SampledTime seen) {
        String how = place.certain() ? "Samples put " : "Samples point to, but do not prove, ";
        String where = place.alone() ? " of it in " : " of it below ";
        return how + Math.round(100 * place.share()) + " %" + where
                + place.function().shortName() + spentIn(place.platform())
                + String.format(
                        Locale.ROOT,
                        " (%s samples, %,d in the baseline and %,d in the candidate).",
                        seen.name(),
                        place.baselineSamples(),
                        place.candidateSamples());
    }

    private static String spentIn(@Nullable Function platform) {
        return platform == null ? "" : ", most of that in " + platform.shortName();
    }
}
