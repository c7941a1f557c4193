package dev.culprit.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotPaceTest {

    private final SnapshotPace pace = new SnapshotPace(500);

    @Test
    void theFirstComesAfterHalfTheIntervalAndTheOthersAfterAWholeOne() {
        assertThat(pace.firstWait()).isEqualTo(250);
        assertThat(pace.waitAfter(3)).isEqualTo(500);
        assertThat(pace.waitAfter(3)).isEqualTo(500);
    }

    @Test
    void oneThatTookLongDoesNotHoldUpTheNext() {
        assertThat(pace.waitAfter(1600)).isEqualTo(500);
        assertThat(pace.waitAfter(4)).isEqualTo(500);
        assertThat(pace.waitAfter(900)).isEqualTo(500);
    }

    @Test
    void whereEachTakesLongNoMoreThanATwentiethOfTheTimeGoesIntoThem() {
        assertThat(pace.waitAfter(100)).isEqualTo(500);
        assertThat(pace.waitAfter(80)).isEqualTo(1600);
        assertThat(pace.waitAfter(90)).isEqualTo(1600);
        assertThat(pace.waitAfter(10)).isEqualTo(500);
    }

    @Test
    void theShortestIntervalStillWaits() {
        assertThat(new SnapshotPace(1).firstWait()).isEqualTo(1);
    }
}
