package dev.culprit.agent.runtime;

/**
 * What instrumented methods call in the place of {@link Probe} when allocation or CPU time is metered: the same, with readings of
 * the thread's meters around it. A recording without meters pays nothing for them, not even a test.
 *
 * <p>Bytes are read before {@link Probe#enter} and after {@link Probe#exit}, so that reading them is not in the call's own
 * time. What probes allocate themselves, on new paths, is taken out. CPU time is read inside, as only timed calls are
 * metered: reading it costs more than all the rest. Virtual threads have no meters, as the JVM has none for them.
 *
 * <p>What left without an exit is closed by the entry of the next call along its path; what it used counts as its caller's own.
 */
public final class MeteredProbe {

    /** Null without meters. */
    private static Meter meter;

    private static boolean bytes;
    private static boolean cpu;

    private MeteredProbe() {}

    static void use(Meter newMeter, boolean meterBytes, boolean meterCpu) {
        meter = newMeter;
        bytes = newMeter != null && meterBytes;
        cpu = newMeter != null && meterCpu;
    }

    static boolean isOn() {
        return meter != null;
    }

    static boolean metersBytes() {
        return bytes;
    }

    static boolean metersCpu() {
        return cpu;
    }

    /** Like {@link Probe#enter}. */
    public static CallTreeNode enter(int methodId) {
        long before = readBytes();
        CallTreeNode node = Probe.enter(methodId);
        begin(node, before, false);
        return node;
    }

    /** Like {@link Probe#enterInitializer}, which looks at the stack, and allocates in doing so. */
    public static CallTreeNode enterInitializer(int methodId) {
        long before = readBytes();
        CallTreeNode node = Probe.enterInitializer(methodId);
        begin(node, before, true);
        return node;
    }

    /** Like {@link Probe#exit}. */
    public static void exit(CallTreeNode node) {
        NodeMeters meters = node.meters;
        if (meters == null || !node.isOpen()) {
            Probe.exit(node);
            return;
        }
        endCpu(node, meters);
        Latencies latencies = node.latencies;
        if (latencies == null) {
            exitWithoutLatencies(node, meters);
            return;
        }
        long grownBefore = latencies.allocatedBytes;
        Probe.exit(node);
        if (meters.bytesAtStart != NodeMeters.CLOSED) {
            endBytes(node, meters, latencies.allocatedBytes - grownBefore);
        }
    }

    /** Of a thinned function: the probe looks the latencies up when the call is a timed one, and may make them. */
    private static void exitWithoutLatencies(CallTreeNode node, NodeMeters meters) {
        long before = CallTreeNode.isTime(node.startNanos) ? readBytes() : NodeMeters.CLOSED;
        Probe.exit(node);
        if (meters.bytesAtStart != NodeMeters.CLOSED) {
            endBytes(node, meters, before == NodeMeters.CLOSED ? 0 : used(before, readBytes()));
        }
    }

    /** {@link NodeMeters#CLOSED} when bytes are not metered, or reading them failed for want of stack. */
    private static long readBytes() {
        try {
            return bytes ? meter.allocatedBytes() : NodeMeters.CLOSED;
        } catch (Throwable thrown) {
            Faults.rethrowThreadDeath(thrown);
            return NodeMeters.CLOSED;
        }
    }

    /** {@link NodeMeters#CLOSED} when CPU time is not metered, or reading it failed for want of stack. */
    private static long readCpu() {
        try {
            return cpu ? meter.cpuNanos() : NodeMeters.CLOSED;
        } catch (Throwable thrown) {
            Faults.rethrowThreadDeath(thrown);
            return NodeMeters.CLOSED;
        }
    }

    /** @param allocates whether the probe allocates even along known paths */
    private static void begin(CallTreeNode node, long before, boolean allocates) {
        ThreadState state = node.state;
        if (state.borrowed || node.parent == null) {
            return;
        }
        NodeMeters meters = node.meters;
        try {
            long skipped = state.skippedBytes;
            if (meters == null || allocates || state.size != state.meteredSize) {
                meters = meters == null ? node.meters = new NodeMeters() : meters;
                state.meteredSize = state.size;
                if (before != NodeMeters.CLOSED) {
                    state.skippedBytes = skipped + meter.allocatedBytes() - before;
                }
            }
            meters.close();
            if (before != NodeMeters.CLOSED) {
                meters.beginBytes(before - skipped);
            }
            meters.beginCpuUnread();
            if (cpu && CallTreeNode.isTime(node.startNanos)) {
                meters.beginCpu(meter.cpuNanos() - state.skippedCpu);
            }
        } catch (Throwable thrown) {
            if (meters != null) {
                meters.close();
            }
            Faults.rethrowThreadDeath(thrown);
        }
    }

    /** A frame that stands for no function opens: what is used from here on, outside calls, is the frame's own. */
    static void beginFrame(CallTreeNode node) {
        ThreadState state = node.state;
        if (!isMetered(state) || !node.frame) {
            return;
        }
        if (node.meters == null) {
            node.meters = new NodeMeters();
        }
        node.meters.close();
        long bytesNow = bytesOf(state);
        if (bytesNow != NodeMeters.CLOSED) {
            node.meters.beginBytes(bytesNow);
        }
        node.meters.beginCpuUnread();
        long cpuNow = cpuOf(state);
        if (cpuNow != NodeMeters.CLOSED) {
            node.meters.beginCpu(cpuNow);
        }
    }

    static void endFrame(CallTreeNode node) {
        NodeMeters meters = node.meters;
        if (meters == null) {
            return;
        }
        if (meters.cpuAtStart != NodeMeters.CLOSED) {
            meters.endCpu(cpuOf(node.state), node.parent.meters);
        }
        if (meters.bytesAtStart != NodeMeters.CLOSED) {
            meters.endBytes(bytesOf(node.state), node.parent.meters);
        }
    }

    /** Bytes that {@code state}'s thread, the current one, has allocated for the application; {@link NodeMeters#CLOSED} if unknown. */
    static long bytesOf(ThreadState state) {
        return less(readBytes(), state.skippedBytes);
    }

    /** The same of CPU time in nanoseconds. */
    static long cpuOf(ThreadState state) {
        return less(readCpu(), state.skippedCpu);
    }

    /** What {@code state}'s thread uses from here to {@link #endOwnWork} is ours; null for a thread without one. May nest. */
    static void beginOwnWork(ThreadState state) {
        if (isMetered(state) && state.ownWorkDepth++ == 0) {
            state.bytesAtOwnWork = less(readBytes(), bytesElsewhere(state));
            state.cpuAtOwnWork = less(readCpu(), cpuElsewhere(state));
        }
    }

    static void endOwnWork(ThreadState state) {
        if (isMetered(state) && state.ownWorkDepth > 0 && --state.ownWorkDepth == 0) {
            state.skippedBytes += used(state.bytesAtOwnWork, less(readBytes(), bytesElsewhere(state)));
            state.skippedCpu += used(state.cpuAtOwnWork, less(readCpu(), cpuElsewhere(state)));
        }
    }

    /** Grows by what is taken out or counted elsewhere, such as what calls use that begin meanwhile. */
    private static long bytesElsewhere(ThreadState state) {
        NodeMeters open = state.nodes[state.cursor].meters;
        return state.skippedBytes + (open == null ? 0 : open.childBytes);
    }

    private static long cpuElsewhere(ThreadState state) {
        NodeMeters open = state.nodes[state.cursor].meters;
        return state.skippedCpu + (open == null ? 0 : open.childCpu);
    }

    private static long less(long reading, long elsewhere) {
        return reading == NodeMeters.CLOSED ? NodeMeters.CLOSED : reading - elsewhere;
    }

    private static long used(long before, long after) {
        return before == NodeMeters.CLOSED || after == NodeMeters.CLOSED ? 0 : after - before;
    }

    private static boolean isMetered(ThreadState state) {
        return meter != null && state != null && !state.borrowed;
    }

    private static void endCpu(CallTreeNode node, NodeMeters meters) {
        try {
            if (meters.cpuAtStart == NodeMeters.CLOSED) {
                meters.endCpuUnread(node.parent.meters);
            } else {
                meters.endCpu(meter.cpuNanos() - node.state.skippedCpu, node.parent.meters);
            }
        } catch (Throwable thrown) {
            meters.close();
            Faults.rethrowThreadDeath(thrown);
        }
    }

    /** @param grown bytes that the probe has allocated at this exit */
    private static void endBytes(CallTreeNode node, NodeMeters meters, long grown) {
        try {
            node.state.skippedBytes += grown;
            meters.endBytes(meter.allocatedBytes() - node.state.skippedBytes, node.parent.meters);
        } catch (Throwable thrown) {
            meters.close();
            Faults.rethrowThreadDeath(thrown);
        }
    }
}
