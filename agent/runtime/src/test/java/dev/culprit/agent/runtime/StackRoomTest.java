package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StackRoomTest {

    private int levelsWithRoom;
    private int levelsWithout;

    /** At whatever depth room is said to be, fifty calls more are no overflow; and before the stack is full it is said not to be. */
    @ParameterizedTest
    @ValueSource(ints = {256, 512, 2048})
    void whereThereIsRoomMoreCallsFitAndWhereTheStackIsAboutToBeFullThereIsNone(int kilobytes) throws Exception {
        Thread thread = new Thread(null, this::descend, "deep", kilobytes * 1024L);
        thread.start();
        thread.join();

        assertThat(levelsWithRoom).isPositive();
        assertThat(levelsWithout).isPositive();
    }

    private void descend() {
        try {
            if (StackRoom.isThere()) {
                levelsWithRoom++;
                moreCalls(50);
            } else {
                levelsWithout++;
            }
            descend();
        } catch (StackOverflowError full) {
            // The end of the descent, where there was no room any more.
            levelsWithRoom = levelsWithout == 0 ? -1 : levelsWithRoom;
        }
    }

    private int moreCalls(int levels) {
        return levels == 0 ? 0 : 1 + moreCalls(levels - 1);
    }
}
