package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.Period;
import dev.culprit.analyzer.model.Period.Kind;
import dev.culprit.profile.ProcessInfo;
import dev.culprit.profile.Profile;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.TestRuns.Suite;
import dev.culprit.profile.TestRuns.Test;
import dev.culprit.profile.TestRuns.TestClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What went on when in one fork. A JVM's clock counts from the start of its recording; when that was is known to a millisecond from
 * the moment of writing. Not thread safe.
 */
final class RunPeriods {

    private static final long MILLI = 1_000_000;

    private final long startEpochMillis;
    private final List<Period> ofTests = new ArrayList<>();
    private final List<Jvm> jvms = new ArrayList<>();
    private int classSetups;

    private record Jvm(long pid, long parent, Period whole) {}

    RunPeriods(long startEpochMillis) {
        this.startEpochMillis = startEpochMillis;
    }

    void add(int jvm, Profile profile) {
        ProcessInfo process = profile.manifest().process();
        long start = (process.startEpochMillis() - startEpochMillis) * MILLI;
        long written = (process.writtenEpochMillis() - startEpochMillis) * MILLI;
        long zero = written - process.elapsedNanos();
        jvms.add(new Jvm(
                process.pid(),
                process.parent() == null ? -1 : process.parent().pid(),
                period(Kind.JVM, jvm, "", start, written)));
        TestRuns tests = profile.tests();
        Suite suite = tests.suite();
        if (suite == null || tests.tests().isEmpty()) {
            return;
        }
        ofTests.add(period(Kind.STARTING, jvm, "", start, zero + suite.startNanos()));
        for (TestClass each : tests.classes()) {
            long begin = zero + each.startNanos();
            addSetup(jvm, each.thread(), begin, begin + each.setupNanos());
            long end = begin + each.wallNanos();
            addSetup(jvm, each.thread(), end - each.teardownNanos(), end);
        }
        for (Test each : tests.tests()) {
            if (each.wallNanos() > 0) {
                long begin = zero + each.startNanos();
                ofTests.add(period(Kind.TEST, jvm, each.thread(), begin, begin + each.wallNanos()));
            }
        }
    }

    private void addSetup(int jvm, String thread, long start, long end) {
        if (end > start) {
            classSetups++;
            ofTests.add(period(Kind.CLASS_SETUP, jvm, thread, start, end));
        }
    }

    private static Period period(Kind kind, int jvm, String thread, long start, long end) {
        long from = Math.max(0, start);
        return new Period(kind, jvm, thread, from, Math.max(from, end));
    }

    /** Setups and teardowns of classes that took time. */
    int classSetups() {
        return classSetups;
    }

    /** Periods of tests; when there are none, those of the JVMs that started no others, for the others only wait for these. */
    List<Period> toList() {
        return ofTests.isEmpty() ? lanes().map(Jvm::whole).toList() : ofTests;
    }

    /** Whether that JVM as a whole is one of the periods. */
    boolean isLane(int jvm) {
        return ofTests.isEmpty() && lanes().anyMatch(lane -> lane.whole.jvm() == jvm);
    }

    private Stream<Jvm> lanes() {
        Set<Long> parents = new HashSet<>();
        jvms.forEach(jvm -> parents.add(jvm.parent));
        return jvms.stream().filter(jvm -> !parents.contains(jvm.pid));
    }
}
