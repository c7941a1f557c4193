package dev.culprit.analyzer.align;

import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingForest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AlignerPropertyTest {

    @Property(tries = 300)
    void nothingIsLostOrCountedTwice(@ForAll long seed) {
        TestingForest forest = new TestingForest(seed);
        TestingCall tree = forest.tree();
        LoadedSet baseline = set("b", jvm().thread("main", tree));
        LoadedSet candidate = set("c", jvm().thread("main", forest.variant(tree)));

        AlignedTree aligned = Aligner.align(baseline, candidate);

        assertThat(Arrays.stream(aligned.baselineSelf()[0]).sum())
                .isEqualTo(Arrays.stream(baseline.tree().selfNanos()[0]).sum());
        assertThat(Arrays.stream(aligned.candidateSelf()[0]).sum())
                .isEqualTo(Arrays.stream(candidate.tree().selfNanos()[0]).sum());
        // Row 0 and the thread group have one call each.
        assertThat(Arrays.stream(aligned.baselineCalls()[0]).sum() - 2)
                .isEqualTo(Arrays.stream(baseline.tree().calls()[0]).sum());
    }

    @Property(tries = 300)
    void theTreeIsInPreorderAndNoFunctionIsMoreThanTwiceOnAnyPath(@ForAll long seed) {
        TestingForest forest = new TestingForest(seed);
        TestingCall tree = forest.tree();
        AlignedTree aligned = TestingRows.align(tree, forest.variant(tree));

        int[] ends = aligned.subtreeEnds();
        for (int row = 1; row < aligned.size(); row++) {
            int parent = aligned.parent()[row];
            assertThat(parent).isLessThan(row);
            assertThat(row).isLessThan(ends[parent]);
            Map<Integer, Integer> onPath = new HashMap<>();
            for (int up = row; up > 0; up = aligned.parent()[up]) {
                assertThat(onPath.merge(aligned.function()[up], 1, Integer::sum))
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    @Property(tries = 200)
    void aSideAlignedWithItselfIsTwoSidedThroughout(@ForAll long seed) {
        LoadedSet side = set("s", jvm().thread("main", new TestingForest(seed).tree()));

        AlignedTree aligned = Aligner.align(side, side);

        assertThat(aligned.size()).isEqualTo(side.tree().size());
        assertThat(aligned.baselineCalls()).isEqualTo(aligned.candidateCalls());
        assertThat(aligned.baselineLine()).isEqualTo(aligned.candidateLine());
        assertThat(aligned.functions()).noneMatch(AlignedFunction::codeChanged);
    }
}
