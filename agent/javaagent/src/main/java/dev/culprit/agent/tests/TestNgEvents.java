package dev.culprit.agent.tests;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.agent.transform.InsertedCall;
import dev.culprit.agent.transform.TestMethods;
import dev.culprit.profile.TestRuns.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What TestNG 6.10 to 7.x reports, where the JUnit Platform does not report the same. TestNG calls the configuration methods of a
 * test before it says that the test starts, and after it has said how it ended: a test begins with the first of them and ends with the
 * last. Thread safe.
 */
final class TestNgEvents {

    /** The class that every run begins with. */
    static final String ENTRANCE = "org/testng/TestNG";

    private static final int TEST_TOLD = 20;
    private static final int TEST_BEING_TOLD = 21;
    private static final int CONFIGURATION_BEGINS = 22;
    private static final int CONFIGURATION_ENDED = 23;

    private static final String HELPER = "org/testng/internal/TestListenerHelper";
    private static final String RESULT = "Lorg/testng/ITestResult;";

    static final List<InsertedCall> CALLS = List.of(
            new InsertedCall(HELPER, "runTestListeners", RESULT, TEST_TOLD, false, true),
            new InsertedCall(HELPER, "runTestListeners", RESULT, TEST_BEING_TOLD, true, true),
            new InsertedCall(HELPER, "runPreConfigurationListeners", RESULT, CONFIGURATION_BEGINS, false, true),
            new InsertedCall(HELPER, "runPostConfigurationListeners", RESULT, CONFIGURATION_ENDED, true, true));

    private final TestJournal journal;
    private final TestMethods methods;

    /** By thread: the last test, which is open from its first configuration method to its last. */
    private final Map<Thread, Open> latest = new WeakHashMap<>();

    /** By thread: a configuration method of a class. */
    private final Map<Thread, RunningClass> configured = new WeakHashMap<>();

    private final Map<String, Integer> invocations = new HashMap<>();

    TestNgEvents(TestJournal journal, TestMethods methods) {
        this.journal = journal;
        this.methods = methods;
    }

    /** A test of one thread. */
    private static final class Open {
        final Object method;

        /** Null for one that did not run, or has been ended. */
        @Nullable
        RunningTest test;

        /** Of TestNG, one for each time the method is called; it may be told several times. Null until then. */
        @Nullable
        Object result;

        @Nullable
        Status status;

        int configurationsLeft;

        Open(Object method, @Nullable RunningTest test) {
            this.method = method;
            this.test = test;
        }
    }

    void receive(int event, Object result, @Nullable Object second) throws ReflectiveOperationException {
        if (isInner(result) || isDryRun()) {
            return;
        }
        switch (event) {
            case TEST_TOLD -> {
                if (TestNgTest.status(result) == TestNgTest.STARTED) {
                    started(result);
                }
            }
            case TEST_BEING_TOLD -> {
                if (TestNgTest.status(result) != TestNgTest.STARTED) {
                    ended(result);
                }
            }
            case CONFIGURATION_BEGINS -> configurationBegins(TestNgTest.method(result), second);
            default -> configurationEnded(TestNgTest.method(result));
        }
    }

    /** Whether it is told by a run that the test which is running on this thread has started itself. */
    private boolean isInner(Object result) {
        Open last = latest();
        boolean running = last != null && last.test != null && last.result != null && last.status == null;
        if (last == null || last.result == null || !running) {
            return false;
        }
        Object outer = TestNgTest.context(last.result);
        Object told = TestNgTest.context(result);
        return outer != null && told != null && outer != told;
    }

    /** TestNG then tells of tests that it does not run; so its engine for the JUnit Platform (1.0 on) finds out which there are. */
    private static boolean isDryRun() {
        return Boolean.getBoolean("testng.mode.dryrun");
    }

    private void started(Object result) throws ReflectiveOperationException {
        Object method = TestNgTest.method(result);
        Open last = latest();
        if (last != null && last.result == result) {
            return;
        }
        if (last == null || last.test == null || last.result != null || last.method != method) {
            close(last);
            last = begin(method);
        }
        last.result = result;
    }

    private Open begin(Object method) throws ReflectiveOperationException {
        TestId id;
        long begun = Recorder.beginOwnWork();
        try {
            journal.framework(("TestNG " + FrameworkObject.version(method, TestNgTest.METHOD)).trim());
            id = TestNgTest.id(method, methods, this::nextInvocation);
        } finally {
            Recorder.endOwnWork(begun);
        }
        Open made = new Open(method, journal.begin(id));
        put(made);
        return made;
    }

    private void ended(Object result) throws ReflectiveOperationException {
        Object method = TestNgTest.method(result);
        Status status = TestNgTest.outcome(result);
        Open last = latest();
        if (last != null && last.result == result && last.status != null) {
            return;
        }
        if (last == null || last.test == null || last.method != method || last.status != null) {
            close(last);
            last = new Open(method, null);
            put(last);
            journal.withoutRun(TestNgTest.id(method, methods, this::nextInvocation), status);
        }
        last.result = result;
        last.status = status;
        if (last.test != null) {
            last.test.told(status);
        }
        last.configurationsLeft = TestNgTest.teardowns(result);
        if (last.configurationsLeft == 0) {
            close(last);
        }
    }

    private void configurationBegins(Object configuration, @Nullable Object test) throws ReflectiveOperationException {
        if (TestNgTest.is(configuration, "isBeforeMethodConfiguration")) {
            Open last = latest();
            boolean next = last == null || last.test == null || last.result != null;
            if (next) {
                close(last);
                if (test != null && FrameworkObject.isA(test, TestNgTest.METHOD) && !TestContexts.isInTest()) {
                    begin(test);
                }
            }
        } else if (!TestNgTest.is(configuration, "isAfterMethodConfiguration")) {
            close(latest());
            boolean before = TestNgTest.is(configuration, "isBeforeClassConfiguration");
            if (before || TestNgTest.is(configuration, "isAfterClassConfiguration")) {
                classBegins(journal.beginClass(TestNgTest.className(configuration), before));
            }
        }
    }

    private void configurationEnded(Object configuration) throws ReflectiveOperationException {
        RunningClass ofClass = classEnded();
        if (ofClass != null) {
            journal.endClass(ofClass);
        }
        Open last = latest();
        if (last != null
                && last.status != null
                && TestNgTest.is(configuration, "isAfterMethodConfiguration")
                && --last.configurationsLeft <= 0) {
            close(last);
        }
    }

    /** Also one whose setup failed, so that it did not start: TestNG skips it. */
    private void close(@Nullable Open ending) {
        if (ending != null && ending.test != null) {
            RunningTest test = ending.test;
            ending.test = null;
            ending.status = ending.status == null ? Status.SKIPPED : ending.status;
            journal.end(test, ending.status);
        }
    }

    private synchronized @Nullable Open latest() {
        return latest.get(Thread.currentThread());
    }

    private synchronized void put(Open begun) {
        latest.put(Thread.currentThread(), begun);
    }

    private synchronized void classBegins(RunningClass running) {
        configured.put(Thread.currentThread(), running);
    }

    private synchronized @Nullable RunningClass classEnded() {
        return configured.remove(Thread.currentThread());
    }

    private synchronized int nextInvocation(String id) {
        return invocations.merge(id, 1, Integer::sum);
    }
}
