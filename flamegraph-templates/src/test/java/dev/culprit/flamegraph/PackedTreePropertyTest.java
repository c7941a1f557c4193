package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PackedTreePropertyTest {

    @Property(tries = 300)
    void whatIsPackedComesBack(@ForAll("trees") FlameTree tree) {
        assertThat(TestingTreeReader.read(PackedTree.of(tree)))
                .usingRecursiveComparison()
                .isEqualTo(tree);
    }

    /** A node in the making: how far up its parent is, and what it carries. */
    private record Node(int up, int frame, int line, int moved, long calls, long called, long self, long selfNow) {}

    @Provide
    Arbitrary<FlameTree> trees() {
        Arbitrary<FlameFrame> frames = Combinators.combine(
                        Arbitraries.of(FlameFrame.Kind.class),
                        Arbitraries.of(FlameFrame.State.class),
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.integers().between(0, 70_000))
                .as((kind, state, name, method, line) ->
                        new FlameFrame(kind, state, name, method, "()V", name + ".java", line));
        Arbitrary<Long> quantities = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 300), Arbitraries.longs().between(0, FlameView.LARGEST));
        Arbitrary<Node> nodes = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 70_000),
                        Arbitraries.integers().between(0, 9),
                        quantities,
                        quantities,
                        quantities,
                        quantities)
                .as(Node::new);
        return Combinators.combine(
                        frames.list().ofMinSize(1).ofMaxSize(6), nodes.list().ofMaxSize(40))
                .as(PackedTreePropertyTest::tree);
    }

    private static FlameTree tree(List<FlameFrame> frames, List<Node> nodes) {
        int size = nodes.size() + 1;
        int[] parent = new int[size];
        int[] frame = new int[size];
        int[] line = new int[size];
        int[] moved = new int[size];
        long[][] quantities = new long[4][size];
        boolean[] significant = new boolean[size];
        parent[0] = frame[0] = -1;
        for (int row = 1; row < size; row++) {
            Node node = nodes.get(row - 1);
            int above = row - 1;
            for (int i = 0; i < node.up && parent[above] >= 0; i++) {
                above = parent[above];
            }
            parent[row] = above;
            frame[row] = node.frame % frames.size();
            line[row] = node.line;
            moved[row] = Math.max(0, node.line + node.moved - 5);
            quantities[0][row] = node.calls;
            quantities[1][row] = node.called;
            quantities[2][row] = node.self;
            quantities[3][row] = node.selfNow;
            significant[row] = node.moved == 0;
        }
        return new FlameTree(
                true,
                new ArrayList<>(frames),
                parent,
                frame,
                line,
                moved,
                significant,
                List.of(
                        new FlameView("time", "Time", FlameView.Unit.NANOS, 10, 1, quantities[0], quantities[1]),
                        new FlameView("calls", "Calls", FlameView.Unit.CALLS, 1, 3, quantities[2], quantities[3])));
    }
}
