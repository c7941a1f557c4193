package dev.culprit.analyzer.findings;

import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One fork with what several rules need to know of it. */
final class Suite {

    private final RecordedFork fork;
    private final Concurrency concurrency;
    private final double wallNanos;
    private final List<Ran> tests = new ArrayList<>();
    private final Map<RecordedJvm, Load> loads = new IdentityHashMap<>();

    Suite(RecordedFork fork) {
        this.fork = fork;
        this.concurrency = new Concurrency(fork.jvms());
        this.wallNanos = fork.wallNanos();
        for (RecordedJvm jvm : fork.jvms()) {
            loads.put(jvm, new Load(jvm.load()));
            addTests(jvm);
        }
    }

    /**
     * A test that ran, with its place in the call tree.
     *
     * @param jvm where
     * @param test what is known of it
     * @param node of kind {@link MethodKind#TEST}
     */
    record Ran(RecordedJvm jvm, TestRuns.Test test, CallNode node) {

        /** When it began, comparable between the JVMs of a fork. */
        long startNanos() {
            return jvm.offsetNanos() + test.startNanos();
        }
    }

    /** A wait that a test waits for, or the main thread of a program without tests. */
    record Waited(RecordedJvm jvm, RecordedWait event) {

        CallNode call() {
            return event.call();
        }
    }

    private void addTests(RecordedJvm jvm) {
        Map<String, CallNode> nodes = new HashMap<>();
        jvm.outermost().stream()
                .filter(node -> node.kind() == MethodKind.TEST && !TestPath.isClass(node))
                .filter(TestPath::isOwn)
                .forEach(node -> nodes.putIfAbsent(node.frame().descriptor(), node));
        for (TestRuns.Test test : jvm.tests().tests()) {
            CallNode node = nodes.get(test.id());
            if (test.ownTree() && node != null && test.status() != TestRuns.Status.SKIPPED) {
                tests.add(new Ran(jvm, test, node));
            }
        }
        tests.sort(Comparator.comparingLong(Ran::startNanos));
    }

    RecordedFork fork() {
        return fork;
    }

    double wallNanos() {
        return wallNanos;
    }

    /** The tests of which there is a call tree, in the order of their start. */
    List<Ran> tests() {
        return tests;
    }

    /** What is done for classes of tests as a whole. */
    Stream<CallNode> classes(RecordedJvm jvm) {
        return jvm.outermost().stream().filter(node -> node.kind() == MethodKind.TEST && TestPath.isClass(node));
    }

    Load load(RecordedJvm jvm) {
        return loads.getOrDefault(jvm, new Load(List.of()));
    }

    /** The waits that somebody waits for, in order of JVM and start. */
    List<Waited> waits() {
        List<Waited> waits = new ArrayList<>();
        for (RecordedJvm jvm : fork.jvms()) {
            jvm.waits().stream()
                    .filter(wait -> TestPath.isAwaited(wait.call()))
                    .forEach(wait -> waits.add(new Waited(jvm, wait)));
        }
        return waits;
    }

    /** Whether so much is worth a finding. */
    boolean isMaterial(double savingNanos) {
        return savingNanos >= Math.max(Limits.SMALLEST, Limits.SHARE * wallNanos);
    }

    /** Whether so much is worth a finding although nothing can be saved there. */
    boolean isLarge(double nanos) {
        return nanos >= Math.max(Limits.SMALLEST_WITHOUT_SAVING, Limits.SHARE_WITHOUT_SAVING * wallNanos);
    }

    /** By how much the fork is shorter when that wait is not there. */
    double wallOf(Waited waited) {
        RecordedWait wait = waited.event();
        return wallOf(waited.jvm(), wait.startNanos(), wait.endNanos(), wait.nanos());
    }

    /** By how much the fork is shorter when one test needs {@code nanos} less between these times. */
    double wallOf(RecordedJvm jvm, double from, double to, double nanos) {
        return nanos / concurrency.at(jvm, (from + to) / 2);
    }

    /** By how much the fork is shorter when that test needs {@code nanos} less. */
    double wallOf(Ran ran, double nanos) {
        double start = ran.test().startNanos();
        return wallOf(ran.jvm(), start, start + ran.test().wallNanos(), nanos);
    }
}
