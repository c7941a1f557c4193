package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.CostlierLine.Amount;
import dev.culprit.analyzer.model.LossCause;
import dev.culprit.profile.MethodKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run took, summed over its threads and JVMs; times in nanoseconds. Where it ran tests, only what they waited for counts, not
 * what went on beside them.
 *
 * @param wallNanos from the start of the first JVM to the end of the last test; without tests all of the recording
 * @param tests ids of the tests that ran
 * @param workers tests that ran at a time, on average: sum of the tests' wall times per time from the first to the last
 * @param atOnce most threads that ran tests at the same time; 0 without tests
 * @param workNanos time less {@code waitNanos} and {@code setupNanos}
 * @param setupNanos time before bodies of tests and in the setup of classes, less waits
 * @param waitNanos waits
 * @param startNanos from the start of each JVM to its first test
 * @param cpuNanos CPU time of the JVMs while tests ran; NaN when unknown
 * @param lines what each line costs
 */
public record RunFigures(
        double wallNanos,
        Set<String> tests,
        double workers,
        int atOnce,
        double workNanos,
        double setupNanos,
        double waitNanos,
        double startNanos,
        double cpuNanos,
        Map<Place, Amount> lines) {

    public RunFigures {
        tests = Set.copyOf(tests);
        lines = Map.copyOf(lines);
    }

    /**
     * How a line costs something.
     *
     * @param cause {@code LOCK}, {@code WAIT}, {@code SETUP} or {@code MORE_WORK}
     * @param kind what is waited for; {@code FUNCTION} when nothing is
     * @param line the line
     */
    public record Place(LossCause cause, MethodKind kind, CallSite line) {}

    /** The figures of one fork. */
    public static RunFigures of(RecordedFork fork) {
        Suite suite = new Suite(fork);
        FigureSums sums = new FigureSums();
        for (RecordedJvm jvm : fork.jvms()) {
            sums.add(jvm, suite.load(jvm));
        }
        sums.addSetups(Fixture.ofTests(suite));
        sums.addSetups(Fixture.ofClasses(suite));
        List<RecordedJvm> jvms = fork.jvms();
        double busy = suite.tests().stream()
                .mapToDouble(ran -> ran.test().wallNanos())
                .sum();
        return sums.figures(
                fork.wallNanos(), busy / Math.max(1, suite.wallNanos()), new Concurrency(jvms).mostThreads());
    }
}
