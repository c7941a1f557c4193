package dev.culprit.agent.recording;

import com.sun.management.ThreadMXBean;
import dev.culprit.agent.runtime.Meter;

/** Reads a thread's meters from the JVM's management. Neither call allocates. */
final class JvmMeter extends Meter {

    private final ThreadMXBean threads;

    JvmMeter(ThreadMXBean threads) {
        this.threads = threads;
    }

    @Override
    public long allocatedBytes() {
        return threads.getCurrentThreadAllocatedBytes();
    }

    @Override
    public long cpuNanos() {
        return threads.getCurrentThreadCpuTime();
    }
}
