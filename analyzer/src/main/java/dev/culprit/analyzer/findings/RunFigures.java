package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.profile.MethodKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of tests took, summed over its threads and JVMs; times in nanoseconds.
 *
 * @param wallNanos from the first test's or class's begin to the last one's end, and the start of the JVMs before it
 * @param tests tests that ran
 * @param workers tests that ran at a time, on average: sum of the tests' wall times per {@code wallNanos}
 * @param workNanos time in tests and classes of tests less {@code waitNanos} and {@code setupNanos}
 * @param setupNanos time before bodies of tests and in the setup of classes, less waits
 * @param startNanos from the start of each JVM to its first test
 * @param waits waiting by line
 * @param setups number of setups by the call that the setup consists of
 */
record RunFigures(
        double wallNanos,
        long tests,
        double workers,
        double workNanos,
        double setupNanos,
        double startNanos,
        Map<Place, Double> waits,
        Map<Place, Long> setups) {

    RunFigures {
        waits = Map.copyOf(waits);
        setups = Map.copyOf(setups);
    }

    /** A kind of wait at a line; of a setup the kind is that of a function. */
    record Place(MethodKind kind, CallSite line) {}

    static RunFigures of(RecordedFork fork) {
        Suite suite = new Suite(fork);
        Map<Place, Double> waits = new LinkedHashMap<>();
        Map<Place, Long> setups = new HashMap<>();
        double all = 0;
        double setup = 0;
        double start = 0;
        double earliest = Double.POSITIVE_INFINITY;
        double end = 0;
        for (RecordedJvm jvm : fork.jvms()) {
            for (CallNode test : jvm.outermost()) {
                for (CallNode phase : test.kind() == MethodKind.TEST ? test.children() : List.<CallNode>of()) {
                    if (TestPath.isOwn(test)) {
                        double waited = awaitedNanos(phase, waits);
                        all += phase.totalNanos() - waited;
                        setup += isSetup(phase) ? phase.totalNanos() - waited : 0;
                    }
                }
            }
            var run = jvm.tests().suite();
            if (run != null) {
                start += run.jvmStartNanos() + run.startNanos();
                earliest = Math.min(earliest, jvm.offsetNanos() - run.jvmStartNanos());
                end = Math.max(end, jvm.offsetNanos() + run.endNanos());
            }
        }
        Fixture.ofTests(suite).forEach(made -> setups.merge(setupPlace(made), 1L, Long::sum));
        Fixture.ofClasses(suite).forEach(made -> setups.merge(setupPlace(made), 1L, Long::sum));
        double busy = suite.tests().stream()
                .mapToDouble(ran -> ran.test().wallNanos())
                .sum();
        double wall = Double.isFinite(earliest) ? end - earliest : fork.wallNanos();
        return new RunFigures(
                wall,
                suite.tests().size(),
                busy / Math.max(1, suite.wallNanos()),
                all - setup,
                setup,
                start,
                waits,
                setups);
    }

    private static Place setupPlace(Fixture made) {
        return new Place(MethodKind.FUNCTION, made.place());
    }

    private static boolean isSetup(CallNode phase) {
        return TestPath.isSetup(phase) || TestPath.isClassSetup(phase);
    }

    /** Time in waits of that phase, which is added to {@code waits} by line. */
    private static double awaitedNanos(CallNode phase, Map<Place, Double> waits) {
        List<CallNode> awaited = phase.topmost(node -> node.frame().isWait() || node.kind() == MethodKind.TASK)
                .filter(node -> node.kind() != MethodKind.TASK)
                .toList();
        awaited.forEach(
                wait -> waits.merge(new Place(wait.kind(), wait.place()), (double) wait.totalNanos(), Double::sum));
        return awaited.stream().mapToDouble(CallNode::totalNanos).sum();
    }

    double waitNanos() {
        return waits.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    long setupCount() {
        return setups.values().stream().mapToLong(Long::longValue).sum();
    }
}
