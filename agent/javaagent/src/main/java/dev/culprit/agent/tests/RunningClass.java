package dev.culprit.agent.tests;

import dev.culprit.agent.runtime.TestContext;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.profile.TestRuns;
import org.jspecify.annotations.Nullable;

/** A class of tests, from its start on. Thread safe. */
final class RunningClass {

    private final String className;
    private final TestContext context;
    private final String thread = Thread.currentThread().getName();
    private final long startNanos = TestContexts.elapsedNanos();

    /** Null after the end: it leads to all that its thread has recorded, and these objects are kept to the last. */
    private @Nullable Object begun;

    private long firstInside = -1;
    private long lastInside = -1;
    private long endNanos = -1;

    /** @param setup false when it is known that its tests are over */
    RunningClass(String className, TestContext context, boolean setup) {
        this.firstInside = setup ? -1 : startNanos;
        this.lastInside = firstInside;
        this.className = className;
        this.context = context;
    }

    void begin() {
        begun = TestContexts.begin(context);
    }

    void end() {
        TestContexts.end(context, begun);
        begun = null;
        ended(TestContexts.elapsedNanos());
    }

    private synchronized void ended(long now) {
        endNanos = now;
    }

    /** A test of it, or a class nested in it, begins. */
    synchronized void beginsInside(long now) {
        if (firstInside < 0) {
            firstInside = now;
        }
    }

    synchronized void endsInside(long now) {
        lastInside = now;
    }

    /** What has no tests that ran is all setup. */
    synchronized TestRuns.TestClass record() {
        long end = endNanos < 0 ? TestContexts.elapsedNanos() : endNanos;
        long setupEnd = firstInside < 0 ? end : firstInside;
        long teardownStart = lastInside < 0 || endNanos < 0 ? end : lastInside;
        return new TestRuns.TestClass(
                className,
                thread,
                startNanos,
                end - startNanos,
                Math.max(0, setupEnd - startNanos),
                Math.max(0, end - teardownStart));
    }
}
