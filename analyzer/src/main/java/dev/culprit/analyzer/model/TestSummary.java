package dev.culprit.analyzer.model;

import dev.culprit.profile.TestRuns.Status;
import java.util.List;

/**
 * One test as reports show it. Times are those of its median fork, so that its phases add up to its wall time; of an even number of
 * forks, the mean of the two in the middle.
 *
 * @param id the same for the same test of two commits
 * @param className raw binary name of its class
 * @param method name of its method, empty when it has none
 * @param displayName for people
 * @param status the worst of any fork
 * @param forks forks that ran it
 * @param wallNanos from setup to teardown, with its share of the class's phases; 0 when no fork ran it
 * @param phases what {@code wallNanos} is made of
 * @param waits where it waits, most time first, mean per fork
 * @param ownTree whether the call tree knows it; if not, {@code waits} is empty whether it waits or not
 * @param classesLoaded classes that the JVM loaded meanwhile
 * @param classLoadNanos time in which it loaded them, NaN when unknown
 * @param jitNanos time in which it compiled meanwhile
 * @param gcNanos time in which it collected garbage meanwhile
 */
public record TestSummary(
        String id,
        String className,
        String method,
        String displayName,
        Status status,
        int forks,
        double wallNanos,
        Phases phases,
        List<WaitSummary> waits,
        boolean ownTree,
        double classesLoaded,
        double classLoadNanos,
        double jitNanos,
        double gcNanos) {

    public TestSummary {
        waits = List.copyOf(waits);
    }

    /**
     * Nanoseconds in the phases of a test.
     *
     * @param classSetup its share of what was done before the first test of its class
     * @param setup before the body
     * @param body in the test method
     * @param teardown after the body
     * @param classTeardown its share of what was done after the last test of its class
     */
    public record Phases(double classSetup, double setup, double body, double teardown, double classTeardown) {

        public static final Phases NONE = new Phases(0, 0, 0, 0, 0);

        public double sum() {
            return classSetup + setup + body + teardown + classTeardown;
        }
    }

    /** Such as {@code OrderTest.checkout}; the display name of a test without a method. */
    public String shortName() {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return simple + "." + (method.isEmpty() ? displayName : method);
    }

    /** Nanoseconds of all its waits, in whatever threads. */
    public double waitNanos() {
        return waits.stream().mapToDouble(WaitSummary::nanos).sum();
    }
}
