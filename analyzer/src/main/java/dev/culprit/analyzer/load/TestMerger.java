package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.analyzer.model.MergedTests;
import dev.culprit.analyzer.model.MergedTests.Suite;
import dev.culprit.analyzer.model.SideSummary.TestCounts;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.TestRuns.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Joins the tests of all JVMs of a side by their ids. Not thread safe. */
final class TestMerger {

    private final Set<String> frameworks = new LinkedHashSet<>();
    private final Map<String, Entry> tests = new LinkedHashMap<>();
    private final Map<Integer, Jvms> forks = new HashMap<>();

    private record Entry(TestRuns.Test first, Map<Integer, MergedTest.Run> runs) {}

    /** Sums over the JVMs of a fork. */
    private static final class Jvms {
        int count;
        long discovered;
        long jvmStart;
        long discovery;
        long run;
        long classPhases;
    }

    /** Adds the tests of a JVM of {@code fork}. */
    void add(int fork, TestRuns runs) {
        if (runs.suite() == null && runs.tests().isEmpty()) {
            return;
        }
        addSuite(forks.computeIfAbsent(fork, key -> new Jvms()), runs);
        ClassPhases shares = ClassPhases.of(runs);
        for (TestRuns.Test test : runs.tests()) {
            tests.computeIfAbsent(test.id(), id -> new Entry(test, new HashMap<>()))
                    .runs
                    .merge(fork, shares.run(test), MergedTest.Run::plus);
        }
    }

    private void addSuite(Jvms jvms, TestRuns runs) {
        TestRuns.Suite suite = runs.suite();
        jvms.count++;
        if (suite != null) {
            frameworks.addAll(suite.frameworks());
            jvms.discovered += suite.discovered();
            jvms.jvmStart += suite.jvmStartNanos();
            jvms.discovery += Math.max(0, suite.startNanos() - suite.discoveryStartNanos());
            jvms.run += Math.max(0, suite.endNanos() - suite.startNanos());
        }
        runs.classes().forEach(one -> jvms.classPhases += one.setupNanos() + one.teardownNanos());
    }

    /**
     * The tests.
     *
     * @param forkOrder for every fork of the result, its index
     */
    MergedTests toTests(int[] forkOrder) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int i = 0; i < forkOrder.length; i++) {
            positions.put(forkOrder[i], i);
        }
        List<MergedTest> merged = new ArrayList<>();
        tests.forEach((id, entry) -> {
            SortedMap<Integer, MergedTest.Run> runs = new TreeMap<>();
            entry.runs.forEach((fork, run) -> runs.put(positions.get(fork), run));
            TestRuns.Test test = entry.first;
            merged.add(new MergedTest(id, test.className(), test.methodName(), test.displayName(), runs));
        });
        List<Suite> suites = new ArrayList<>();
        for (int i = 0; i < forkOrder.length; i++) {
            suites.add(suite(forks.get(forkOrder[i]), i, merged));
        }
        boolean none = suites.stream().allMatch(suite -> suite.jvms() == 0);
        return none ? MergedTests.NONE : new MergedTests(List.copyOf(frameworks), suites, merged);
    }

    private static Suite suite(@Nullable Jvms jvms, int fork, List<MergedTest> tests) {
        if (jvms == null) {
            return Suite.NONE;
        }
        List<Status> statuses = tests.stream()
                .filter(test -> test.runs().containsKey(fork))
                .map(test -> test.runs().get(fork).status())
                .toList();
        long skipped =
                statuses.stream().filter(status -> status == Status.SKIPPED).count();
        long failed = statuses.stream()
                .filter(status -> status == Status.FAILED || status == Status.RUNNING)
                .count();
        TestCounts counts =
                new TestCounts(Math.max(jvms.discovered, statuses.size()), statuses.size() - skipped, failed, skipped);
        return new Suite(jvms.count, counts, jvms.jvmStart, jvms.discovery, jvms.run, jvms.classPhases);
    }
}
