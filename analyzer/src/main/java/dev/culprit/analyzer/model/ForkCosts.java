package dev.culprit.analyzer.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one execution of the measured command cost, over all its JVMs. What is not known is NaN or null, never zero.
 *
 * @param jvms JVMs that ran recorded code
 * @param otherJvms JVMs that ran none, such as the build tool's own
 * @param cpuNanos CPU time of all these JVMs
 * @param gcNanos time in which they collected garbage
 * @param processors processors that the JVMs may use; 0 when unknown
 * @param workNanos own time of recorded code in which the thread did not wait, over all threads, without probes
 * @param waitsRecorded whether waits are in the profiles
 * @param waits by call site; empty unless recorded
 * @param classSetups setups and teardowns of classes of tests that took time; NaN when unknown
 * @param periods what went on when; empty when unknown
 * @param tests null when tests are not in the profiles
 * @param warnings what is missing, one plain sentence each
 */
public record ForkCosts(
        int jvms,
        int otherJvms,
        double cpuNanos,
        double gcNanos,
        int processors,
        double workNanos,
        boolean waitsRecorded,
        List<WaitCost> waits,
        double classSetups,
        List<Period> periods,
        @Nullable TestTally tests,
        List<String> warnings) {

    public ForkCosts {
        waits = List.copyOf(waits);
        periods = List.copyOf(periods);
        warnings = List.copyOf(warnings);
    }

    /** Waiting of all kinds, over all threads; NaN when not recorded. */
    public double waitNanos() {
        return waitsRecorded ? waits.stream().mapToDouble(WaitCost::nanos).sum() : Double.NaN;
    }
}
