package dev.culprit.analyzer.diff;

import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingForest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class DecompositionPropertyTest {

    @Property(tries = 500)
    void thePartsAddUpToTheChange(@ForAll long seed) {
        TestingForest forest = new TestingForest(seed);
        TestingCall tree = forest.tree();
        LoadedSet baseline = side(tree);
        LoadedSet candidate = side(forest.variant(tree));

        Decomposition change = Decomposer.decompose(Aligner.align(baseline, candidate));

        double shared =
                Arrays.stream(change.own()).sum() + Arrays.stream(change.edge()).sum();
        double expected = total(candidate) - total(baseline);
        assertThat(change.delta()).isEqualTo(expected);
        assertThat(shared).isCloseTo(expected, within(1e-9 * (1 + total(baseline) + total(candidate))));
    }

    @Property(tries = 300)
    void swappingTheSidesSwapsTheSigns(@ForAll long seed) {
        TestingForest forest = new TestingForest(seed);
        TestingCall tree = forest.tree();
        Decomposition forth = Decomposer.decompose(Aligner.align(side(tree), side(forest.variant(tree))));
        Decomposition back = Decomposer.decompose(swapped(forth.tree()));

        for (int row = 0; row < forth.own().length; row++) {
            double close = 1e-6 * (1 + Math.abs(forth.delta()));
            assertThat(back.own()[row]).isCloseTo(-forth.own()[row], within(close));
            assertThat(back.edge()[row]).isCloseTo(-forth.edge()[row], within(close));
        }
    }

    @Property(tries = 200)
    void sidesThatAreTheSameHaveNoParts(@ForAll long seed) {
        LoadedSet side = side(new TestingForest(seed).tree());

        Decomposition change = Decomposer.decompose(Aligner.align(side, side));

        assertThat(change.own()).containsOnly(0);
        assertThat(change.edge()).containsOnly(0);
    }

    @Property(tries = 300)
    void aChangeOfOneNodesOwnTimeIsOnThatNodeAlone(
            @ForAll long seed, @ForAll @DoubleRange(min = 1.1, max = 9) double factor) {
        LoadedSet side = side(new TestingForest(seed).tree());
        AlignedTree tree = Aligner.align(side, side);
        int changed = someMethodRow(tree, seed);
        tree.candidateSelf()[0][changed] = 1 + factor * tree.candidateSelf()[0][changed];

        Decomposition change = Decomposer.decompose(tree);

        assertThat(nonZero(change)).containsExactly(changed);
        assertThat(change.own()[changed]).isCloseTo(change.delta(), within(1e-6 * change.delta()));
        assertThat(change.edge()[changed]).isZero();
    }

    @Property(tries = 300)
    void aChangeOfOneCallSitesCallsIsOnThatCallSiteAlone(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 50) int factor) {
        LoadedSet side = side(new TestingForest(seed).tree());
        AlignedTree tree = Aligner.align(side, side);
        int changed = someMethodRow(tree, seed);
        for (int row = changed; row < tree.subtreeEnds()[changed]; row++) {
            tree.candidateCalls()[0][row] *= factor;
            tree.candidateSelf()[0][row] *= factor;
        }

        Decomposition change = Decomposer.decompose(tree);

        assertThat(change.own()).containsOnly(0);
        assertThat(change.edge()[changed]).isCloseTo(change.delta(), within(1e-6 * (1 + change.delta())));
        assertThat(nonZero(change)).isSubsetOf(changed);
    }

    private static List<Integer> nonZero(Decomposition change) {
        BitSet rows = new BitSet();
        for (int row = 0; row < change.own().length; row++) {
            rows.set(row, change.own()[row] != 0 || change.edge()[row] != 0);
        }
        return rows.stream().boxed().toList();
    }

    private static int someMethodRow(AlignedTree tree, long seed) {
        return 2 + new Random(seed).nextInt(tree.size() - 2);
    }

    private static AlignedTree swapped(AlignedTree tree) {
        return new AlignedTree(
                tree.functions(),
                tree.parent(),
                tree.function(),
                tree.candidateLine(),
                tree.baselineLine(),
                tree.candidateCalls(),
                tree.baselineCalls(),
                tree.candidateSelf(),
                tree.baselineSelf());
    }

    private static LoadedSet side(TestingCall tree) {
        return set("side", jvm().thread("main", tree));
    }

    private static double total(LoadedSet side) {
        return Arrays.stream(side.tree().selfNanos()[0]).sum();
    }
}
