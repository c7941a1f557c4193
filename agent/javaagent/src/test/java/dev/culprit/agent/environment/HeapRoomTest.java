package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeapRoomTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void whatTheHeapCanStillGrowByIsRoom() {
        assertThat(HeapRoom.isEnough(64 * MEGABYTE, 16 * MEGABYTE, 0)).isTrue();
        assertThat(HeapRoom.isEnough(64 * MEGABYTE, 64 * MEGABYTE, 8 * MEGABYTE))
                .isTrue();
    }

    @Test
    void aFullHeapHasNone() {
        assertThat(HeapRoom.isEnough(64 * MEGABYTE, 64 * MEGABYTE, 0)).isFalse();
        assertThat(HeapRoom.isEnough(64 * MEGABYTE, 63 * MEGABYTE, 1000)).isFalse();
    }

    @Test
    void thisJvmHas() {
        assertThat(new HeapRoom().isThere()).isTrue();
    }
}
