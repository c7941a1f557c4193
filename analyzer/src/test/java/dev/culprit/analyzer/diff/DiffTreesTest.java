package dev.culprit.analyzer.diff;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.DiffTree.Frame.State;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffTreesTest {

    private final Decomposition change = DecomposerTest.decompose(
            call("a.A.run").self(5).calls(call("a.B.x", 3).times(4).self(40), call("a.Old.y(I)V", 4)),
            call("a.A.run").self(5).calls(call("a.B.x", 7).times(9).self(90).body("v2")));

    @Test
    void rowsCarryBothSides() {
        DiffTree tree = DiffTrees.of(change, new boolean[change.tree().size()]);

        int x = row(tree, "x");
        assertThat(tree.frames().get(tree.frame()[x]).state()).isEqualTo(State.CHANGED);
        assertThat(tree.baselineLine()[x]).isEqualTo(3);
        assertThat(tree.candidateLine()[x]).isEqualTo(7);
        assertThat(tree.baselineCalls()[x]).isEqualTo(4);
        assertThat(tree.candidateSelf()[x]).isEqualTo(90);
        assertThat(tree.frames().get(tree.frame()[row(tree, "y")]).state()).isEqualTo(State.BASELINE_ONLY);
    }

    @Test
    void theRootHasNoFrameAndThreadGroupsHaveNameButNoCalls() {
        DiffTree tree = DiffTrees.of(change, new boolean[change.tree().size()]);

        assertThat(tree.parent()[0]).isEqualTo(-1);
        assertThat(tree.frame()[0]).isEqualTo(-1);
        DiffTree.Frame group = tree.frames().get(tree.frame()[1]);
        assertThat(group.kind()).isEqualTo(Kind.THREAD_GROUP);
        assertThat(group.function().className()).isEmpty();
        assertThat(group.function().method()).isEqualTo("main");
        assertThat(tree.baselineCalls()[1]).isZero();
    }

    @Test
    void significanceIsTheCallers() {
        boolean[] significant = new boolean[change.tree().size()];
        significant[2] = true;

        assertThat(DiffTrees.of(change, significant).significant()).isSameAs(significant);
        assertThatThrownBy(() -> DiffTrees.of(change, new boolean[1])).hasMessageContaining("1 rows");
    }

    private static int row(DiffTree tree, String method) {
        return IntStream.range(1, tree.size())
                .filter(row ->
                        tree.frames().get(tree.frame()[row]).function().method().equals(method))
                .findFirst()
                .orElseThrow();
    }
}
