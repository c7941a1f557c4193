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
                        List.of(),
                        new int[] {-1},
                        new int[] {-1},
                        new int[1],
                        new int[1],
                        new boolean[1],
                        List.of(time(2))))
                .hasMessage("view time has 2 rows instead of 1");
    }

    @Test
    void aViewOfSidesOfDifferentLengthIsRefused() {
        assertThatThrownBy(() -> new FlameView("a", "A", FlameView.Unit.SAMPLES, 1, 1, new long[1], new long[2]))
                .hasMessage("baseline has 1 rows, candidate 2");
        assertThatThrownBy(() -> new FlameView("A b", "A", FlameView.Unit.SAMPLES, 1, 1, new long[1], new long[1]))
                .hasMessageContaining("other than small letters");
    }

    private static FlameView time(int size) {
        return new FlameView("time", "Time", FlameView.Unit.NANOS, 1, 1, new long[size], new long[size]);
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
                List.of(),
                parents,
                new int[size],
                new int[size],
                new int[size],
                new boolean[size],
                List.of(time(size)));
    }
}
