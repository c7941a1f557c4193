package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SteadyStateTest extends RecordingTest {

    private static final int CALLS = 200_000;

    @Test
    void aCallAlongAKnownPathAllocatesNothing() {
        com.sun.management.ThreadMXBean memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 20; attempt++) {
            long before = memory.getCurrentThreadAllocatedBytes();
            calls();
            least = Math.min(least, memory.getCurrentThreadAllocatedBytes() - before);
        }

        // Asking costs some bytes itself, and windows of latencies grow for outliers: 1,432 bytes in the best of the
        // attempts
        // on a machine with a load of 16. A byte per call would be 400,000.
        assertThat(least).isLessThan(10_000);
    }

    private static void calls() {
        CallTreeNode a = Probe.enter(1);
        for (int i = 0; i < CALLS; i++) {
            callFrom(a, i & 15, 2);
            callFrom(a, 20, 3);
        }
        Probe.exit(a);
    }
}
