package dev.culprit.agent.tests;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.agent.transform.InsertedCall;
import dev.culprit.profile.TestRuns.Status;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the JUnit Platform reports. The calls are in the class through which each execution tells the listeners; it has had the same
 * methods from 1.0 to 6.x. Thread safe.
 */
final class PlatformEvents {

    /** The class that every user of the Platform begins with. */
    static final String ENTRANCE = "org/junit/platform/launcher/core/LauncherFactory";

    /** Events from here on are not the Platform's. */
    static final int END = 4;

    private static final int STARTED = 0;
    private static final int FINISHED = 1;
    private static final int SKIPPED = 2;
    private static final int REGISTERED = 3;

    private static final String ADAPTER = "org/junit/platform/launcher/core/ExecutionListenerAdapter";
    private static final String DESCRIPTOR = "Lorg/junit/platform/engine/TestDescriptor;";
    private static final String RESULT = "org.junit.platform.engine.TestExecutionResult";

    /** Starts are told last, so that other listeners' work is in no test's time. */
    static final List<InsertedCall> CALLS = List.of(
            new InsertedCall(ADAPTER, "executionStarted", DESCRIPTOR, STARTED, false, true),
            new InsertedCall(ADAPTER, "executionFinished", DESCRIPTOR, FINISHED, true, true),
            new InsertedCall(ADAPTER, "executionSkipped", DESCRIPTOR, SKIPPED, true, true),
            new InsertedCall(ADAPTER, "dynamicTestRegistered", DESCRIPTOR, REGISTERED, true, true));

    private final TestJournal journal;
    private final Map<Object, RunningTest> tests = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<Object, RunningClass> classes = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Executions that a test has started itself: to whoever runs that test they are not tests. */
    private final Set<Object> inner = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final AtomicInteger openEngines = new AtomicInteger();

    PlatformEvents(TestJournal journal) {
        this.journal = journal;
    }

    /** Whether it runs tests now, perhaps by other frameworks. */
    boolean isActive() {
        return openEngines.get() > 0;
    }

    void receive(int event, Object execution, Object descriptor, @Nullable Object result)
            throws ReflectiveOperationException {
        if (inner.contains(execution)) {
            return;
        }
        switch (event) {
            case STARTED -> started(execution, descriptor);
            case FINISHED -> finished(descriptor, result);
            case SKIPPED -> quietly(() -> skip(descriptor));
            default -> quietly(() -> journal.discovered(PlatformTest.isTest(descriptor) ? 1 : 0));
        }
    }

    /** Reading the framework's objects is work of ours. */
    private interface Reading {
        void read() throws ReflectiveOperationException;
    }

    private static void quietly(Reading reading) throws ReflectiveOperationException {
        long begun = Recorder.beginOwnWork();
        try {
            reading.read();
        } finally {
            Recorder.endOwnWork(begun);
        }
    }

    private void started(Object execution, Object descriptor) throws ReflectiveOperationException {
        TestId[] test = new TestId[1];
        String[] className = new String[1];
        quietly(() -> {
            Object parent = PlatformTest.parent(descriptor);
            if (parent == null) {
                engineStarted(execution, descriptor);
            } else if (PlatformTest.isTest(descriptor)) {
                test[0] = PlatformTest.id(descriptor);
                insideBegins(parent);
            } else {
                className[0] = PlatformTest.className(descriptor);
                if (className[0] != null) {
                    insideBegins(parent);
                }
            }
        });
        if (test[0] != null) {
            tests.put(descriptor, journal.begin(test[0]));
        } else if (className[0] != null) {
            classes.put(descriptor, journal.beginClass(className[0]));
        }
    }

    private void engineStarted(Object execution, Object root) throws ReflectiveOperationException {
        if (!isActive()) {
            endForgotten();
        }
        if (TestContexts.isInTest()) {
            inner.add(execution);
            return;
        }
        openEngines.incrementAndGet();
        if (PlatformTest.hasDescendants(root)) {
            journal.framework(
                    ("JUnit Platform " + FrameworkObject.version(execution, ADAPTER.replace('/', '.'))).trim());
            journal.framework(PlatformTest.engine(root));
        }
        journal.discovered(PlatformTest.testsBelow(root).size());
    }

    /** Tests of earlier executions whose end was never told would make all that follows seem to run inside them. */
    private void endForgotten() {
        synchronized (tests) {
            for (RunningTest test : tests.values()) {
                test.end();
            }
            tests.clear();
        }
    }

    private void finished(Object descriptor, @Nullable Object result) throws ReflectiveOperationException {
        RunningTest test = tests.remove(descriptor);
        RunningClass testClass = test == null ? classes.remove(descriptor) : null;
        if (test != null) {
            // The clock stops before anything is looked at.
            test.end();
        } else if (testClass != null) {
            journal.endClass(testClass);
        }
        quietly(() -> {
            Status status = status(result);
            Object parent = PlatformTest.parent(descriptor);
            if (test != null) {
                journal.end(test, status);
            } else if (parent == null) {
                openEngines.decrementAndGet();
            } else {
                containerFinished(descriptor, status);
            }
            if (parent != null && (test != null || testClass != null)) {
                insideEnds(parent);
            }
        });
    }

    /** What goes wrong around tests is told like a test of the class or method; given up, its tests are skipped. */
    private void containerFinished(Object container, Status status) throws ReflectiveOperationException {
        if (status == Status.FAILED) {
            journal.discovered(1);
            journal.withoutRun(PlatformTest.id(container), status);
        } else if (status == Status.SKIPPED) {
            skip(container);
        }
    }

    private void skip(Object descriptor) throws ReflectiveOperationException {
        List<Object> below =
                PlatformTest.isTest(descriptor) ? List.of(descriptor) : PlatformTest.testsBelow(descriptor);
        if (below.isEmpty()) {
            // A template whose invocations nobody knows.
            journal.discovered(1);
            journal.withoutRun(PlatformTest.id(descriptor), Status.SKIPPED);
        }
        for (Object test : below) {
            journal.withoutRun(PlatformTest.id(test), Status.SKIPPED);
        }
    }

    private static Status status(@Nullable Object result) throws ReflectiveOperationException {
        String status = result == null ? "" : FrameworkObject.text(result, RESULT, "getStatus");
        return switch (status) {
            case "SUCCESSFUL" -> Status.PASSED;
            case "ABORTED" -> Status.SKIPPED;
            default -> Status.FAILED;
        };
    }

    private void insideBegins(Object parent) throws ReflectiveOperationException {
        long now = TestContexts.elapsedNanos();
        for (Object each = parent; each != null; each = PlatformTest.parent(each)) {
            RunningClass running = classes.get(each);
            if (running != null) {
                running.beginsInside(now);
            }
        }
    }

    private void insideEnds(Object parent) throws ReflectiveOperationException {
        long now = TestContexts.elapsedNanos();
        for (Object each = parent; each != null; each = PlatformTest.parent(each)) {
            RunningClass running = classes.get(each);
            if (running != null) {
                running.endsInside(now);
            }
        }
    }
}
