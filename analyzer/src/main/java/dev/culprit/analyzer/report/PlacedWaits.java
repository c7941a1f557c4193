package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.RunTimeline.RanTest;
import dev.culprit.analyzer.model.TestSummary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where in a test its waits were, in the one fork whose timeline is known: as parts of the test, from 0 to 1. */
final class PlacedWaits {

    /**
     * A wait.
     *
     * @param from part of the test before it
     * @param to part of the test until its end
     */
    record Part(double from, double to) {}

    private static final double MOST = 0.8;

    private final @Nullable RunTimeline run;

    PlacedWaits(@Nullable RunTimeline run) {
        this.run = run;
    }

    /** Those of the test's own thread; nothing when it did not run there, or most of what it waited, on average, is not among them. */
    Optional<List<Part>> in(TestSummary test) {
        if (run == null) {
            return Optional.empty();
        }
        return run.tests().stream()
                .filter(ran -> ran.id().equals(test.id()) && ran.nanos() > 0)
                .findFirst()
                .map(ran -> in(run, ran))
                .filter(parts -> isMost(parts, test));
    }

    /** Short waits, and those of tasks on other threads, are in the sum alone. */
    private static boolean isMost(List<Part> parts, TestSummary test) {
        double placed =
                parts.stream().mapToDouble(part -> part.to() - part.from()).sum();
        return placed * inTest(test) >= MOST * Math.min(test.wallNanos(), test.waitNanos());
    }

    /** Nanoseconds of the test without the phases of its class. */
    static double inTest(TestSummary test) {
        return test.phases().setup() + test.phases().body() + test.phases().teardown();
    }

    private static List<Part> in(RunTimeline run, RanTest test) {
        return run.waits().stream()
                .filter(wait -> wait.lane() == test.lane())
                .map(wait -> new Part(part(wait.startNanos(), test), part(wait.startNanos() + wait.nanos(), test)))
                .filter(part -> part.to() > part.from())
                .toList();
    }

    private static double part(long nanos, RanTest test) {
        return Math.max(0, Math.min(1, (nanos - test.startNanos()) / (double) test.nanos()));
    }
}
