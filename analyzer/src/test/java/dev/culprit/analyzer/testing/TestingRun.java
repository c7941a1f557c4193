package dev.culprit.analyzer.testing;

import static dev.culprit.analyzer.testing.TestingProfiles.jvm;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.ProcessInfo;
import dev.culprit.profile.Profile;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of tests in a time of its own, which only {@link TestingThread#works} and {@link TestingThread#waits} move, and the profile that an
 * agent would write of it. Not thread safe: its threads are played one after the other, each with its own clock.
 */
public final class TestingRun {

    private static final long MILLI = 1_000_000;

    private final int processors;
    private final Map<MethodInfo, Integer> methods = new LinkedHashMap<>();
    private final List<TestingThread> threads = new ArrayList<>();
    private final List<double[]> processCpu = new ArrayList<>();
    private final List<double[]> otherCpu = new ArrayList<>();
    private final List<TestRuns.Test> tests = new ArrayList<>();
    private final List<TestRuns.TestClass> classes = new ArrayList<>();
    private String fork = "1";
    private long lookEvery = 100 * MILLI;
    private boolean looksAtMachine = true;

    public TestingRun(int processors) {
        this.processors = processors;
    }

    /** A thread whose clock stands at zero. */
    public TestingThread thread(String name) {
        TestingThread thread = new TestingThread(this, name);
        threads.add(thread);
        return thread;
    }

    public TestingRun fork(String name) {
        this.fork = name;
        return this;
    }

    public TestingRun looksEach(long nanos) {
        this.lookEvery = nanos;
        return this;
    }

    /** No load is recorded. */
    public TestingRun withoutLoad() {
        this.looksAtMachine = false;
        return this;
    }

    /** Other processes use {@code processors} of the machine from one time to another. */
    public void othersUse(double processorsUsed, long from, long to) {
        otherCpu.add(new double[] {processorsUsed, from, to});
    }

    void processUses(long from, long to) {
        processCpu.add(new double[] {1, from, to});
    }

    int method(MethodKind kind, String className, String name, String descriptor) {
        String outer = className.substring(className.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
        boolean code = kind == MethodKind.FUNCTION || kind == MethodKind.TASK;
        MethodInfo method = new MethodInfo(
                kind,
                className,
                name,
                descriptor,
                code ? outer + ".java" : null,
                code ? 10 : 0,
                code ? 99 : 0,
                0,
                List.of());
        return methods.computeIfAbsent(method, key -> methods.size());
    }

    void add(TestRuns.Test test) {
        tests.add(test);
    }

    void add(TestRuns.TestClass type) {
        classes.add(type);
    }

    /** When the last thread is done, in nanoseconds. */
    public long wallNanos() {
        return threads.stream().mapToLong(TestingThread::now).max().orElse(0);
    }

    /** What the agent would have written. */
    public Profile profile() {
        Map<String, List<TestingThread>> groups = new LinkedHashMap<>();
        threads.forEach(
                thread -> groups.computeIfAbsent(thread.name().replaceAll("\\d+", "#"), key -> new ArrayList<>())
                        .add(thread));
        List<CallTree> trees = new ArrayList<>();
        List<Timeline.Wait> waits = new ArrayList<>();
        groups.forEach((name, group) -> {
            TestingTree tree = new TestingTree();
            for (TestingThread thread : group) {
                Map<TestingThread.Node, Integer> rows = new HashMap<>();
                tree.add(-1, thread.root(), rows);
                for (TestingThread.Event event : thread.events()) {
                    waits.add(new Timeline.Wait(
                            threads.indexOf(thread),
                            trees.size(),
                            rows.getOrDefault(event.node(), -1),
                            event.start(),
                            event.nanos()));
                }
            }
            trees.add(tree.toTree(name, group.size()));
        });
        waits.sort(Comparator.comparingLong(Timeline.Wait::startNanos));
        Timeline timeline = new Timeline(
                threads.stream().map(TestingThread::name).toList(),
                waits,
                0,
                MILLI,
                looksAtMachine ? load() : List.of());
        return new Profile(
                manifest(), new ArrayList<>(methods.keySet()), trees, List.of(), List.of(), runs(), timeline);
    }

    private TestRuns runs() {
        tests.sort(Comparator.comparingLong(TestRuns.Test::startNanos));
        TestRuns.@Nullable Suite suite =
                tests.isEmpty() ? null : new TestRuns.Suite(List.of("Testing 1"), tests.size(), 0, 0, 0, wallNanos());
        return new TestRuns(suite, classes, tests);
    }

    private Manifest manifest() {
        Manifest some = jvm().fork(fork)
                .environment("cpu.count", "" + processors)
                .build()
                .manifest();
        ProcessInfo process =
                new ProcessInfo(1, 1_000, 1_000 + wallNanos() / MILLI, wallNanos(), "a.Main", "/app", null);
        return new Manifest(
                some.agentVersion(),
                process,
                fork,
                null,
                some.environment(),
                Map.of(),
                some.plan(),
                some.probeCost(),
                Map.of(),
                some.completeness());
    }

    private List<Timeline.Load> load() {
        List<Timeline.Load> looks = new ArrayList<>();
        for (long at = 0; at < wallNanos() + lookEvery; at += lookEvery) {
            double own = used(processCpu, at);
            double busy = Math.min((double) processors * at, own + used(otherCpu, at));
            looks.add(new Timeline.Load(at, (long) own, (long) busy, (long) (processors * (double) at - busy)));
        }
        return looks;
    }

    private static double used(List<double[]> uses, long until) {
        return uses.stream()
                .mapToDouble(use -> use[0] * Math.max(0, Math.min(until, use[2]) - use[1]))
                .sum();
    }
}
