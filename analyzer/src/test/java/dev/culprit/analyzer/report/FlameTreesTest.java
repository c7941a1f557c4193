package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.flamegraph.FlameFrame;
import dev.culprit.flamegraph.FlameTree;
import dev.culprit.flamegraph.FlameView;
import dev.culprit.flamegraph.PackedTree;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlameTreesTest {

    @Test
    void theWidestChildComesFirst() {
        SampleNode root = SampleNode.root()
                .with(
                        SampleNode.group("small").with(method("a", 1, 1)),
                        SampleNode.group("large").with(method("b", 1, 9), method("c", 0, 20)));
        FlameTree tree = new FlameTrees(true).of(root.toTree());
        assertThat(names(tree)).containsExactly("", "large", "c", "b", "small", "a");
        assertThat(tree.parent()).containsExactly(-1, 0, 1, 1, 0, 4);
        assertThat(time(tree).candidate()).containsExactly(0, 0, 20_000_000, 9_000_000, 0, 1_000_000);
    }

    @Test
    void whatDoesNotFitIsSummedWhereItWas() {
        SampleNode root = SampleNode.root()
                .with(SampleNode.group("main")
                        .with(
                                method("wide", 50, 60),
                                method("narrow", 1, 2).with(method("below", 1, 1)),
                                method("narrower", 1, 1)));
        FlameTree tree = new FlameTrees(true).of(root.toTree(), 3);
        assertThat(names(tree)).containsExactly("", "main", "wide", "REST");
        assertThat(time(tree).baseline()).containsExactly(0, 0, 50_000_000, 3_000_000);
        assertThat(time(tree).candidate()).containsExactly(0, 0, 60_000_000, 4_000_000);
    }

    @Test
    void whatIsSignificantStaysHoweverSmall() {
        SampleNode root = SampleNode.root()
                .with(SampleNode.group("main")
                        .with(
                                method("wide", 50, 60),
                                method("narrow", 1, 2)
                                        .with(method("below", 1, 1).significant())));
        FlameTree tree = new FlameTrees(true).of(root.toTree(), 3);
        assertThat(names(tree)).contains("narrow", "below");
    }

    @Test
    void meansOfThreeForksAreWholeInThirdsOfACall() {
        SampleNode root = SampleNode.root().with(method("a", 0, 0).calls(2.0 / 3, 4));
        FlameTree tree = new FlameTrees(true).of(root.toTree());
        assertThat(tree.views().get(1).divisor()).isEqualTo(3);
        assertThat(tree.views().get(1).baseline()).containsExactly(0, 2);
        assertThat(tree.views().get(1).candidate()).containsExactly(0, 12);
    }

    @Test
    void roundingLosesNoSubtreeMoreThanAUnit() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(10_000, 0, 0.9).toArray();
        long[] units = new Units(1).running(values);
        for (int from = 0; from < values.length; from += 997) {
            double exact = Arrays.stream(values, from, values.length).sum();
            long rounded = Arrays.stream(units, from, units.length).sum();
            assertThat((double) rounded).isCloseTo(exact, within(1.0));
        }
    }

    @Test
    void aPageThatWouldBeTooLargeHasItsSmallestCallsSummed() {
        DiffTree tree = withoutEvidence(PackedTreeBrowserTest.randomTree(5, 20_000));
        PackedTree whole = new FlameTrees(true).pack(tree).tree();
        FlameTrees.Packed summed = new FlameTrees(true, whole.bytes() / 4).pack(tree);
        PackedTree fitting = summed.tree();
        assertThat(whole.size()).isEqualTo(20_000);
        assertThat(fitting.bytes()).isLessThanOrEqualTo(whole.bytes() / 4);
        assertThat(fitting.size()).isBetween(2_000, 10_000);
        assertThat(summed.rest()).isBetween(0.01, 0.99);
        assertThat(summed.pruned(Amounts.UNICODE).toString())
                .contains("All 20,000 calls would", "It has " + Amounts.UNICODE.count(fitting.size()) + ":");
        assertThat(new FlameTrees(true).pack(tree).pruned(Amounts.UNICODE).toString())
                .isEmpty();
        FlameTree pruned = new FlameTrees(true).of(tree, 3_000);
        assertThat((double) Arrays.stream(time(pruned).candidate()).sum())
                .isCloseTo(Arrays.stream(tree.candidateSelf()).sum(), withinPercentage(1e-9));
    }

    @Test
    void nothingSignificantIsSummedHoweverSmallThePageShallBe() {
        DiffTree tree = PackedTreeBrowserTest.randomTree(5, 20_000);
        long significant = IntStream.range(0, tree.size())
                .filter(row -> tree.significant()[row])
                .count();
        FlameTree pruned = new FlameTrees(true).of(tree, 0);
        assertThat(pruned.size()).isLessThan(tree.size());
        assertThat(IntStream.range(0, pruned.size())
                        .filter(row -> pruned.significant()[row])
                        .count())
                .isEqualTo(significant);
    }

    @Test
    void largeTreesAreMeasuredInLargerUnits() {
        SampleNode group = SampleNode.group("main");
        for (int i = 0; i < 100_001; i++) {
            group.with(method("m" + i % 50, 10, 10));
        }
        DiffTree tree = SampleNode.root().with(group).toTree();
        FlameTree packed = new FlameTrees(true).of(tree);
        assertThat(time(packed).multiplier()).isEqualTo(10_000);
        assertThat(Arrays.stream(time(packed).baseline()).sum() * time(packed).multiplier())
                .isCloseTo(1_000_010_000_000L, within(10_000L));
    }

    private static DiffTree withoutEvidence(DiffTree tree) {
        return new DiffTree(
                tree.frames(),
                tree.parent(),
                tree.frame(),
                tree.baselineLine(),
                tree.candidateLine(),
                tree.baselineCalls(),
                tree.candidateCalls(),
                tree.baselineSelf(),
                tree.candidateSelf(),
                new boolean[tree.size()]);
    }

    private static FlameView time(FlameTree tree) {
        return tree.views().get(0);
    }

    private static SampleNode method(String name, double baselineMillis, double candidateMillis) {
        return SampleNode.of(SampleNode.function("C", name, 1)).calls(1, 1).self(baselineMillis, candidateMillis);
    }

    private static String[] names(FlameTree tree) {
        return Arrays.stream(tree.frame())
                .mapToObj(frame -> frame < 0 ? "" : name(tree.frames().get(frame)))
                .toArray(String[]::new);
    }

    private static String name(FlameFrame frame) {
        return frame.kind() == FlameFrame.Kind.REST ? "REST" : frame.method();
    }
}
