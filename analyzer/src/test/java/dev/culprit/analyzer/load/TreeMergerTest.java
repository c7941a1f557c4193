package dev.culprit.analyzer.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.profile.CallTree;
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

        merger.add(0, chain(size), GROUP, IntStream.range(0, size).toArray(), TRUNCATED);
        MergedTree tree = merger.toTree(new int[] {0});

        assertThat(tree.size()).isEqualTo(TreeMerger.MAX_DEPTH + 2);
        assertThat(tree.function()[tree.size() - 1]).isEqualTo(TRUNCATED);
        assertThat(LongStream.of(tree.selfNanos()[0]).sum()).isEqualTo(size);
        assertThat(LongStream.of(tree.calls()[0]).sum()).isEqualTo(size);
    }

    @Test
    void columnsAreInTheOrderAskedForAndAsLongAsTheTree() {
        merger.add(0, chain(1), GROUP, new int[] {7}, TRUNCATED);
        merger.add(1, chain(3), GROUP, new int[] {7, 8, 9}, TRUNCATED);

        MergedTree tree = merger.toTree(new int[] {1, 0});

        assertThat(tree.function()).containsExactly(-1, GROUP, 7, 8, 9);
        assertThat(tree.calls()[0]).containsExactly(0, 0, 1, 1, 1);
        assertThat(tree.calls()[1]).containsExactly(0, 0, 1, 0, 0);
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
