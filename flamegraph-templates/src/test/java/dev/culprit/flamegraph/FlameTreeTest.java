package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlameTreeTest {

    @Test
    void aTreeOutOfOrderIsRefused() {
        assertThatThrownBy(() -> withParents(-1, 0, 0, 1)).hasMessage("row 3 is not in preorder");
        assertThatThrownBy(() -> withParents(-1, 2, 0)).hasMessage("row 1 is not in preorder");
        assertThatThrownBy(() -> withParents(0)).hasMessage("row 0 must be the root");
    }

    @Test
    void aColumnOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new FlameTree(
                        true,
                        1,
                        1,
                        List.of(),
                        new int[] {-1},
                        new int[] {-1},
                        new int[1],
                        new int[1],
                        new long[2],
                        new long[1],
                        new long[1],
                        new long[1],
                        new boolean[1]))
                .hasMessage("a column of quantities has 2 rows instead of 1");
    }

    @Test
    void aNegativeNumberIsRefused() {
        Columns columns = new Columns();
        assertThatThrownBy(() -> columns.add(1L, -1L)).hasMessage("a column holds a negative number: -1");
    }

    private static FlameTree withParents(int... parents) {
        int size = parents.length;
        return new FlameTree(
                true,
                1,
                1,
                List.of(),
                parents,
                new int[size],
                new int[size],
                new int[size],
                new long[size],
                new long[size],
                new long[size],
                new long[size],
                new boolean[size]);
    }
}
