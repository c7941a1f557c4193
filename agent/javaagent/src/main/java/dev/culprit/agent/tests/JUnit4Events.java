package dev.culprit.agent.tests;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.agent.transform.InsertedCall;
import dev.culprit.agent.transform.TestMethods;
import dev.culprit.profile.TestRuns.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** What JUnit 4 reports, and JUnit 3 by way of it, where the JUnit Platform does not report the same. Thread safe. */
final class JUnit4Events {

    private static final int STARTED = 10;
    private static final int FINISHED = 11;
    private static final int FAILED = 12;
    private static final int GIVEN_UP = 13;
    private static final int IGNORED = 14;
    private static final int CLASS_STARTED = 15;
    private static final int CLASS_FINISHED = 16;
    private static final int RUN_STARTED = 17;

    /** The events from {@link PlatformEvents#END} to this one are JUnit 4's. */
    static final int END = 20;

    private static final String NOTIFIER = "org/junit/runner/notification/RunNotifier";
    private static final String NOTIFIER_CLASS = "org.junit.runner.notification.RunNotifier";
    private static final String DESCRIPTION_CLASS = "org.junit.runner.Description";
    private static final String FAILURE_CLASS = "org.junit.runner.notification.Failure";
    private static final String DESCRIPTION = "Lorg/junit/runner/Description;";
    private static final String FAILURE = "Lorg/junit/runner/notification/Failure;";

    /** Classes are told of from 4.13 on. */
    static final List<InsertedCall> CALLS = List.of(
            new InsertedCall(NOTIFIER, "fireTestStarted", DESCRIPTION, STARTED, false, true),
            new InsertedCall(NOTIFIER, "fireTestFinished", DESCRIPTION, FINISHED, true, true),
            new InsertedCall(NOTIFIER, "fireTestFailure", FAILURE, FAILED, true, true),
            new InsertedCall(NOTIFIER, "fireTestAssumptionFailed", FAILURE, GIVEN_UP, true, true),
            new InsertedCall(NOTIFIER, "fireTestIgnored", DESCRIPTION, IGNORED, true, true),
            new InsertedCall(NOTIFIER, "fireTestSuiteStarted", DESCRIPTION, CLASS_STARTED, false, false),
            new InsertedCall(NOTIFIER, "fireTestSuiteFinished", DESCRIPTION, CLASS_FINISHED, true, false),
            new InsertedCall(NOTIFIER, "fireTestRunStarted", DESCRIPTION, RUN_STARTED, true, true));

    private final TestJournal journal;
    private final TestMethods methods;
    private final List<Open> open = new ArrayList<>();

    /** Runs that a test has started itself. */
    private final Set<Object> inner = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    JUnit4Events(TestJournal journal, TestMethods methods) {
        this.journal = journal;
        this.methods = methods;
    }

    /** What has been told to begin. */
    private static final class Open {
        final Object notifier;
        final Object description;
        final Thread thread = Thread.currentThread();
        final @Nullable RunningTest test;
        final @Nullable RunningClass testClass;
        Status status = Status.PASSED;

        Open(Object notifier, Object description, @Nullable RunningTest test, @Nullable RunningClass testClass) {
            this.notifier = notifier;
            this.description = description;
            this.test = test;
            this.testClass = testClass;
        }
    }

    void receive(int event, Object notifier, Object about) throws ReflectiveOperationException {
        if (inner.contains(notifier)) {
            return;
        }
        switch (event) {
            case STARTED, CLASS_STARTED -> started(event == STARTED, notifier, about);
            case FINISHED, CLASS_FINISHED -> finished(about);
            default -> {
                long begun = Recorder.beginOwnWork();
                try {
                    note(event, notifier, about);
                } finally {
                    Recorder.endOwnWork(begun);
                }
            }
        }
    }

    private void note(int event, Object notifier, Object about) throws ReflectiveOperationException {
        switch (event) {
            case FAILED, GIVEN_UP ->
                failed(
                        FrameworkObject.get(about, FAILURE_CLASS, "getDescription"),
                        event == FAILED ? Status.FAILED : Status.SKIPPED);
            case IGNORED -> journal.withoutRun(id(about), Status.SKIPPED);
            default -> {
                if (TestContexts.isInTest() && !isOpenHere(notifier)) {
                    inner.add(notifier);
                } else if (FrameworkObject.get(about, DESCRIPTION_CLASS, "testCount") instanceof Integer count) {
                    journal.discovered(count);
                }
            }
        }
    }

    private void started(boolean isTest, Object notifier, Object description) throws ReflectiveOperationException {
        TestId test;
        long begun = Recorder.beginOwnWork();
        try {
            if (isTest && TestContexts.isInTest() && !isOpenHere(notifier)) {
                inner.add(notifier);
                return;
            }
            journal.framework(("JUnit " + FrameworkObject.version(notifier, NOTIFIER_CLASS)).trim());
            test = id(description);
            if (isTest) {
                inside(true);
            }
        } finally {
            Recorder.endOwnWork(begun);
        }
        if (isTest) {
            add(new Open(notifier, description, journal.begin(test), null));
        } else if (test.methodName().isEmpty() && test.declaringClass() != null) {
            inside(true);
            add(new Open(notifier, description, null, journal.beginClass(test.className())));
        }
    }

    private void finished(Object description) {
        Open ended = remove(description);
        if (ended == null) {
            return;
        }
        if (ended.test != null) {
            journal.end(ended.test, ended.status);
        } else if (ended.testClass != null) {
            journal.endClass(ended.testClass);
        }
        inside(false);
    }

    /** A failure comes before the end of its test; one that has no open test is of its class. */
    private void failed(@Nullable Object description, Status status) throws ReflectiveOperationException {
        if (description == null) {
            return;
        }
        Open test = find(description);
        if (test == null || test.test == null) {
            journal.discovered(1);
            journal.withoutRun(id(description), status);
        } else if (test.status != Status.FAILED) {
            test.status = status;
        }
    }

    /** A test of the same run on this thread: its worker has taken over another one, or an end was not told. */
    private synchronized boolean isOpenHere(Object notifier) {
        for (Open candidate : open) {
            boolean here = candidate.test != null && candidate.thread == Thread.currentThread();
            if (here && candidate.notifier == notifier) {
                return true;
            }
        }
        return false;
    }

    private synchronized void add(Open begun) {
        open.add(begun);
    }

    private synchronized @Nullable Open remove(Object description) {
        Open found = find(description);
        open.remove(found);
        return found;
    }

    /** The last that began, of this thread if there is one. */
    private synchronized @Nullable Open find(Object description) {
        Open elsewhere = null;
        for (int i = open.size() - 1; i >= 0; i--) {
            Open candidate = open.get(i);
            if (candidate.description.equals(description)) {
                if (candidate.thread == Thread.currentThread()) {
                    return candidate;
                }
                elsewhere = elsewhere == null ? candidate : elsewhere;
            }
        }
        return elsewhere;
    }

    /** Tells the classes that are open on this thread that something in them begins or has ended. */
    private synchronized void inside(boolean begins) {
        long now = TestContexts.elapsedNanos();
        for (Open candidate : open) {
            if (candidate.testClass != null && candidate.thread == Thread.currentThread()) {
                if (begins) {
                    candidate.testClass.beginsInside(now);
                } else {
                    candidate.testClass.endsInside(now);
                }
            }
        }
    }

    /** {@code com.acme.FooTest#bar()[0]}: parameterised runners call a method {@code bar[0]}. */
    private TestId id(Object description) throws ReflectiveOperationException {
        String className = FrameworkObject.text(description, DESCRIPTION_CLASS, "getClassName");
        String name = FrameworkObject.text(description, DESCRIPTION_CLASS, "getMethodName");
        String display = FrameworkObject.text(description, DESCRIPTION_CLASS, "getDisplayName");
        Object type = FrameworkObject.get(description, DESCRIPTION_CLASS, "getTestClass");
        if (name.isEmpty()) {
            return new TestId(className, className, "", display, type == null ? null : className);
        }
        int bracket = name.indexOf('[');
        String method = bracket > 0 ? name.substring(0, bracket) : name;
        String number = name.substring(method.length());
        String id = className + '#' + method + "()" + number;
        return new TestId(id, className, method, display, methods.declaring(type, className, method));
    }
}
