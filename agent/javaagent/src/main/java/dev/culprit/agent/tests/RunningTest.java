package dev.culprit.agent.tests;

import dev.culprit.agent.environment.JvmCounters.Reading;
import dev.culprit.agent.runtime.TestContext;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.profile.TestRuns;
import org.jspecify.annotations.Nullable;

/** One test, from its start on. Written by the threads that are told of its start and of its end; others may read. */
final class RunningTest {

    private final TestId test;
    private final String id;
    private final boolean ownTree;
    private final TestContext context;
    private final String thread = Thread.currentThread().getName();
    private final Reading countersAtStart;
    private long startNanos;

    /** Null after the end: it leads to all that its thread has recorded, and these objects are kept to the last. */
    private @Nullable Object begun;

    private volatile Reading counters = Reading.NONE;
    private volatile TestRuns.Status status = TestRuns.Status.RUNNING;

    /** @param id unique in this JVM */
    RunningTest(TestId test, String id, boolean ownTree, TestContext context, Reading counters) {
        this.test = test;
        this.id = id;
        this.ownTree = ownTree;
        this.context = context;
        this.countersAtStart = counters;
    }

    TestId test() {
        return test;
    }

    void begin() {
        startNanos = TestContexts.elapsedNanos();
        begun = TestContexts.begin(context);
    }

    void end() {
        TestContexts.end(context, begun);
        begun = null;
    }

    /** To be called after {@link #end}. */
    void ended(TestRuns.Status how, Reading countersNow) {
        counters = countersNow.since(countersAtStart);
        status = how;
    }

    /** How it ended is known while its teardown may still be to come. */
    void told(TestRuns.Status how) {
        status = how;
    }

    TestRuns.Test record() {
        long[] phases = context.nanos();
        long setup = phases[TestContext.SETUP];
        long body = phases[TestContext.BODY];
        long teardown = phases[TestContext.TEARDOWN];
        if (status == TestRuns.Status.PASSED && body == 0 && teardown == 0) {
            // It must have had a body, perhaps on another thread: nothing tells where it began.
            body = setup;
            setup = 0;
        }
        return new TestRuns.Test(
                id,
                test.className(),
                test.methodName(),
                test.displayName(),
                status,
                thread,
                startNanos,
                setup + body + teardown,
                setup,
                body,
                teardown,
                ownTree,
                counters.classesLoaded(),
                counters.classLoadNanos(),
                counters.jitNanos(),
                counters.gcNanos());
    }

    static TestRuns.Test withoutRun(TestId test, String id, TestRuns.Status status, long atNanos) {
        return new TestRuns.Test(
                id,
                test.className(),
                test.methodName(),
                test.displayName(),
                status,
                Thread.currentThread().getName(),
                atNanos,
                0,
                0,
                0,
                0,
                false,
                0,
                0,
                0,
                0);
    }
}
