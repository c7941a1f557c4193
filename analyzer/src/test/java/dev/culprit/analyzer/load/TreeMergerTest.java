package dev.culprit.analyzer.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.ProbeCost;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TreeMergerTest {

    private static final int GROUP = 1_000_000;
    private static final int TRUNCATED = 1_000_001;

    private final TreeMerger merger = new TreeMerger();

    @Test
    void aPathDeeperThanAnyAgentWritesEndsInOneTruncatedNode() {
        int size = TreeMerger.MAX_DEPTH + 100;

        add(0, size, IntStream.range(0, size).toArray());
        MergedTree tree = merger.toTree(new int[] {0});

        assertThat(tree.size()).isEqualTo(TreeMerger.MAX_DEPTH + 2);
        assertThat(tree.function()[tree.size() - 1]).isEqualTo(TRUNCATED);
        assertThat(LongStream.of(tree.selfNanos()[0]).sum()).isEqualTo(size);
        assertThat(LongStream.of(tree.calls()[0]).sum()).isEqualTo(size);
    }

    @Test
    void columnsAreInTheOrderAskedForAndAsLongAsTheTree() {
        add(0, 1, new int[] {7});
        add(1, 3, new int[] {7, 8, 9});

        MergedTree tree = merger.toTree(new int[] {1, 0});

        assertThat(tree.function()).containsExactly(-1, GROUP, 7, 8, 9);
        assertThat(tree.calls()[0]).containsExactly(0, 0, 1, 1, 1);
        assertThat(tree.calls()[1]).containsExactly(0, 0, 1, 0, 0);
    }

    private void add(int fork, int size, int[] functions) {
        CallTree tree = chain(size);
        OwnTimes own = OwnTimes.of(tree, new SampledCalls(size, List.of(tree)), ProbeCost.UNKNOWN, List.of());
        int[] groups = IntStream.generate(() -> GROUP).limit(size).toArray();
        merger.add(fork, tree, own, new RowFunctions(functions, groups), TRUNCATED);
    }

    private static CallTree chain(int size) {
        long[] ones = LongStream.generate(() -> 1).limit(size).toArray();
        return new CallTree(
                "main",
                1,
                IntStream.range(-1, size - 1).toArray(),
                IntStream.range(0, size).toArray(),
                new int[size],
                ones,
                ones,
                ones);
    }
}
