package dev.culprit.agent.tests;

import dev.culprit.agent.environment.JvmCounters;
import dev.culprit.agent.environment.ProcessFacts;
import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.agent.transform.TestMethods;
import dev.culprit.profile.TestRuns;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of all tests of this JVM. Thread safe. Costs nothing until a framework reports something. */
public final class TestJournal {

    private final MethodTable table;
    private final TestMethods methods;
    private final Instrumentation instrumentation;
    private final long agentStartMillis;
    private final List<RunningClass> classes = new ArrayList<>();
    private final List<Supplier<TestRuns.Test>> tests = new ArrayList<>();
    private final Map<String, Integer> namesakes = new HashMap<>();
    private final Set<String> frameworks = new LinkedHashSet<>();
    private final Set<String> expected = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private @Nullable TestFrames frames;
    private @Nullable JvmCounters counters;
    private long discovered;
    private long discoveryStart = -1;
    private long start = -1;
    private long end = -1;

    /** @param agentStartMillis when the agent started, milliseconds since 1970 */
    public TestJournal(MethodTable table, TestMethods methods, Instrumentation instrumentation, long agentStartMillis) {
        this.table = table;
        this.methods = methods;
        this.instrumentation = instrumentation;
        this.agentStartMillis = agentStartMillis;
    }

    /** A framework has been loaded. */
    synchronized void frameworkSeen() {
        if (discoveryStart < 0) {
            discoveryStart = TestContexts.elapsedNanos();
        }
    }

    /** A framework is there that is about to run tests. */
    synchronized void expects(String framework) {
        expected.add(framework);
    }

    /** A framework runs tests. */
    synchronized void framework(String nameAndVersion) {
        frameworks.add(nameAndVersion);
    }

    /** Something that a reader of the profile has to know; a plain sentence. */
    synchronized void note(String sentence) {
        notes.add(sentence);
    }

    synchronized void discovered(long more) {
        discovered += more;
    }

    /** Begins a test on this thread. */
    RunningTest begin(TestId test) {
        RunningTest running;
        long begun = Recorder.beginOwnWork();
        try {
            running = make(test);
        } finally {
            Recorder.endOwnWork(begun);
        }
        running.begin();
        return running;
    }

    private synchronized RunningTest make(TestId test) {
        noteTime(TestContexts.elapsedNanos());
        TestFrames all = frames();
        String id = unique(test.id());
        boolean own = all.hasRoom();
        String declaring = test.declaringClass();
        boolean marked = declaring != null && methods.isMarked(declaring, test.methodName());
        RunningTest running = new RunningTest(
                test, id, own, all.ofTest(test, id, own, marked), counters().read());
        tests.add(running::record);
        return running;
    }

    /** Ends it, first of all. */
    void end(RunningTest running, TestRuns.Status status) {
        running.end();
        long begun = Recorder.beginOwnWork();
        try {
            running.ended(status, counters().read());
            noteTime(TestContexts.elapsedNanos());
        } finally {
            Recorder.endOwnWork(begun);
        }
    }

    /** A test that does not run, or a failure that belongs to none. */
    synchronized void withoutRun(TestId test, TestRuns.Status status) {
        long now = TestContexts.elapsedNanos();
        noteTime(now);
        TestRuns.Test made = RunningTest.withoutRun(test, unique(test.id()), status, now);
        tests.add(() -> made);
    }

    /** Begins a class of tests on this thread. */
    RunningClass beginClass(String className) {
        return beginClass(className, true);
    }

    /** @param setup false for what is done after its last test only */
    RunningClass beginClass(String className, boolean setup) {
        RunningClass running;
        long begun = Recorder.beginOwnWork();
        try {
            running = makeClass(className, setup);
        } finally {
            Recorder.endOwnWork(begun);
        }
        running.begin();
        return running;
    }

    private synchronized RunningClass makeClass(String className, boolean setup) {
        noteTime(TestContexts.elapsedNanos());
        RunningClass running = new RunningClass(className, frames().ofClass(className, setup), setup);
        classes.add(running);
        return running;
    }

    void endClass(RunningClass running) {
        running.end();
        noteTime(TestContexts.elapsedNanos());
    }

    private synchronized void noteTime(long now) {
        if (start < 0) {
            start = now;
        }
        end = now;
    }

    private synchronized TestFrames frames() {
        if (frames == null) {
            frames = new TestFrames(table);
        }
        return frames;
    }

    private synchronized JvmCounters counters() {
        if (counters == null) {
            counters = JvmCounters.open(instrumentation);
        }
        return counters;
    }

    /** Equal ids are numbered in the order in which they come up, as when a test is run again because it failed. */
    private String unique(String id) {
        int number = namesakes.merge(id, 1, Integer::sum);
        return number == 1 ? id : id + '~' + number;
    }

    /** Whether there were any. */
    public synchronized boolean hasTests() {
        return start >= 0 || !frameworks.isEmpty();
    }

    /** All tests so far. */
    public synchronized TestRuns runs() {
        if (!hasTests()) {
            return TestRuns.NONE;
        }
        long now = TestContexts.elapsedNanos();
        long begun = start < 0 ? now : start;
        long seen = discoveryStart < 0 ? begun : Math.min(discoveryStart, begun);
        List<TestRuns.TestClass> classRecords = new ArrayList<>(classes.size());
        for (RunningClass running : classes) {
            classRecords.add(running.record());
        }
        List<TestRuns.Test> testRecords = new ArrayList<>(tests.size());
        for (Supplier<TestRuns.Test> test : tests) {
            testRecords.add(test.get());
        }
        TestRuns.Suite suite = new TestRuns.Suite(
                new ArrayList<>(frameworks),
                Math.max(discovered, tests.size()),
                ProcessFacts.nanosBefore(agentStartMillis),
                seen,
                begun,
                Math.max(begun, end));
        return new TestRuns(suite, classRecords, testRecords);
    }

    public synchronized List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (!expected.isEmpty() && frameworks.isEmpty()) {
            all.add("No test was seen, though " + String.join(" and ", expected)
                    + " was there: either none ran, or this version tells of them in a way that is not known.");
        }
        if (frames != null && frames.areShared()) {
            all.add(
                    "There were too many tests for one call tree each: the later ones share one. Their times are in tests.json all the same.");
        }
        return all;
    }
}
