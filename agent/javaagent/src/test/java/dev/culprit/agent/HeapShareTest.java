package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapShareTest {

    private static final long MB = 1 << 20;

    @Test
    void aLargeHeapGivesWhatWasAskedFor() {
        HeapShare share = new HeapShare(1024 * MB);

        assertThat(share.nodes(1_000_000)).isEqualTo(1_000_000);
        assertThat(share.latencyBytes(64 * MB)).isEqualTo(64 * MB);
    }

    @Test
    void aSmallHeapGivesAShareOfItself() {
        HeapShare share = new HeapShare(64 * MB);

        assertThat(share.nodes(1_000_000)).isEqualTo(65_536);
        assertThat(share.latencyBytes(64 * MB)).isEqualTo(4 * MB);
    }

    @Test
    void lessThanTheShareStaysAsAskedFor() {
        HeapShare share = new HeapShare(64 * MB);

        assertThat(share.nodes(10)).isEqualTo(10);
        assertThat(share.latencyBytes(10)).isEqualTo(10);
    }
}
