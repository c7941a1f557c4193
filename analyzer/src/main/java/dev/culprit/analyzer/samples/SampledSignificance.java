package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Function;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which sampled rows carry a change that is proven: those of functions that are named, and, below a call whose own time changed without samples
 * telling where, all of them.
 */
final class SampledSignificance {

    private final SampledUnion union;
    private final SampledFunctions functions;

    SampledSignificance(SampledUnion union) {
        this.union = union;
        this.functions = new SampledFunctions(union);
    }

    /**
     * For every row of the union.
     *
     * @param named culprits and improvements
     * @param tree whose rows are the anchors
     */
    boolean[] of(List<Culprit> named, DiffTree tree) {
        Set<Function> sampled = new HashSet<>();
        named.stream().filter(Culprit::isSampled).forEach(culprit -> sampled.add(culprit.function()));
        boolean[] significant = new boolean[union.size()];
        boolean[] told = new boolean[tree.size()];
        for (int row = 0; row < significant.length; row++) {
            int owner = functions.owner(row);
            significant[row] = owner >= 0 && sampled.contains(union.frames().get(union.frame()[owner]));
            told[union.anchor()[row]] |= significant[row];
        }
        for (int row = 0; row < significant.length; row++) {
            int anchor = union.anchor()[row];
            significant[row] |= !told[anchor] && tree.significant()[anchor];
        }
        return significant;
    }
}
