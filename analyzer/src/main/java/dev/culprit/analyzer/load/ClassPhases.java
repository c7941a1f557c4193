package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.TestRuns.Status;
import dev.culprit.profile.TestRuns.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares out what was done for a class of tests as a whole over those of its tests that ran in the JVM, in equal parts to the
 * nanosecond. What an outer class without tests of its own does is its nested classes'.
 */
final class ClassPhases {

    private final Map<Test, long[]> shares = new HashMap<>();

    private ClassPhases() {}

    static ClassPhases of(TestRuns runs) {
        ClassPhases phases = new ClassPhases();
        Map<String, List<Test>> byClass = new HashMap<>();
        for (Test test : runs.tests()) {
            if (test.status() != Status.SKIPPED) {
                byClass.computeIfAbsent(test.className(), name -> new ArrayList<>())
                        .add(test);
            }
        }
        for (TestRuns.TestClass one : runs.classes()) {
            List<Test> tests = byClass.getOrDefault(one.className(), List.of());
            if (tests.isEmpty()) {
                tests = byClass.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(one.className() + "$"))
                        .flatMap(entry -> entry.getValue().stream())
                        .toList();
            }
            phases.share(one, tests);
        }
        return phases;
    }

    private void share(TestRuns.TestClass one, List<Test> tests) {
        for (int i = 0; i < tests.size(); i++) {
            long[] share = shares.computeIfAbsent(tests.get(i), test -> new long[2]);
            share[0] += part(one.setupNanos(), i, tests.size());
            share[1] += part(one.teardownNanos(), i, tests.size());
        }
    }

    private static long part(long nanos, int index, int of) {
        return nanos * (index + 1) / of - nanos * index / of;
    }

    /** {@code test} with its share. */
    MergedTest.Run run(Test test) {
        long[] share = shares.getOrDefault(test, new long[2]);
        return new MergedTest.Run(
                test.status(),
                test.setupNanos(),
                test.bodyNanos(),
                test.teardownNanos(),
                share[0],
                share[1],
                test.ownTree(),
                test.classesLoaded(),
                test.classLoadNanos(),
                test.jitNanos(),
                test.gcNanos());
    }
}
