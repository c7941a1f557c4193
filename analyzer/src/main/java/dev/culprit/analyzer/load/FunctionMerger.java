package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.GeneratedNames;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.ProbeOverhead;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.FunctionLatency;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives the functions of all JVMs of a side one numbering. Not thread safe. */
final class FunctionMerger {

    private static final String TRUNCATED_NAME = "[truncated]";

    /** The group that all tests are in. No thread is called so: the agent would have to write it. */
    private static final String TESTS_NAME = "[tests]";

    /** What {@link #add} says of a phase, which is a function of its test's class only. */
    static final int NO_FUNCTION = -1;

    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** One function in the making. */
    private static final class Entry {
        final Frame.Kind kind;
        final String name;

        @Nullable
        MethodInfo method;

        final TreeSet<Long> hashes = new TreeSet<>();
        final Map<Integer, Latencies> total = new HashMap<>();
        final Map<Integer, Latencies> self = new HashMap<>();
        final Map<Integer, ProbeOverhead> overhead = new HashMap<>();

        Entry(Frame.Kind kind, String name) {
            this.kind = kind;
            this.name = name;
        }
    }

    int threadGroup(String name) {
        return index(Frame.Kind.THREAD_GROUP, name, name);
    }

    int truncated() {
        return index(Frame.Kind.TRUNCATED, "", TRUNCATED_NAME);
    }

    int tests() {
        return index(Frame.Kind.THREAD_GROUP, "tests of all threads", TESTS_NAME);
    }

    /** The phase {@code phase} of tests of the class {@code testClass}. */
    int phase(String testClass, MethodInfo phase) {
        int index = index(Frame.Kind.PHASE, testClass + '\n' + phase.name(), "[" + phase.name() + "]");
        Entry entry = entries.get(index);
        if (entry.method == null) {
            entry.method = new MethodInfo(
                    MethodKind.PHASE, testClass, entry.name, "", null, 0, 0, phase.bodyHash(), List.of());
            entry.hashes.add(phase.bodyHash());
        }
        return index;
    }

    /** Adds the methods of {@code profile}; the index of each, {@link #NO_FUNCTION} for phases. */
    int[] add(int fork, Profile profile) {
        int[] functions = profile.methods().stream().mapToInt(this::method).toArray();
        for (FunctionLatency latency : profile.latencies()) {
            if (functions[latency.method()] == NO_FUNCTION) {
                continue;
            }
            Entry entry = entries.get(functions[latency.method()]);
            entry.total.merge(fork, Latencies.of(latency.total()), Latencies::plus);
            entry.self.merge(fork, Latencies.of(latency.self()), Latencies::plus);
        }
        return functions;
    }

    /**
     * Adds what the probes did to the functions of {@code tree}.
     *
     * @param functions function of each row of the tree
     */
    void addOverhead(int fork, CallTree tree, int[] functions, OwnTimes own) {
        for (int row = 0; row < tree.size(); row++) {
            if (tree.method()[row] != CallTree.TRUNCATED) {
                ProbeOverhead overhead = new ProbeOverhead(
                        tree.count()[row],
                        own.untimed(row),
                        tree.selfNanos()[row],
                        own.insideNanos(row),
                        own.estimated(row),
                        own.moved(row),
                        own.calleeProbes(row),
                        own.probes(row));
                entries.get(functions[row]).overhead.merge(fork, overhead, ProbeOverhead::plus);
            }
        }
    }

    private int method(MethodInfo method) {
        if (method.kind() == MethodKind.PHASE) {
            return NO_FUNCTION;
        }
        int index = index(Frame.Kind.of(method.kind()), key(method), method.name());
        Entry entry = entries.get(index);
        // A JVM in which the method called nothing leaves its call sites out; prefer one that has them.
        if (entry.method == null
                || entry.method.callSites().isEmpty() && !method.callSites().isEmpty()
                || entry.method.kind() == MethodKind.FUNCTION && method.kind() == MethodKind.TELEMETRY) {
            entry.method = method;
        }
        entry.hashes.add(method.bodyHash());
        return index;
    }

    /** A test is told by its id alone; the same call may block for one reason or another. */
    private static String key(MethodInfo method) {
        String name = GeneratedNames.canonical(method.className()) + '\n' + method.name() + method.descriptor();
        return switch (method.kind()) {
            case FUNCTION, TELEMETRY, PHASE, TASK -> name;
            case TEST -> method.descriptor();
            case SLEEP, PARK, LOCK, PROCESS, IO, JDBC, HTTP, CLASS_INIT, SYSTEM_GC -> method.kind() + "\n" + name;
        };
    }

    private int index(Frame.Kind kind, String key, String name) {
        return indexes.computeIfAbsent(kind + "\n" + key, ignored -> {
            entries.add(new Entry(kind, name));
            return entries.size() - 1;
        });
    }

    /**
     * All functions.
     *
     * @param forkOrder for every latency of the result, the index of its fork
     */
    List<MergedFunction> toFunctions(int[] forkOrder) {
        return entries.stream().map(entry -> toFunction(entry, forkOrder)).toList();
    }

    private static MergedFunction toFunction(Entry entry, int[] forkOrder) {
        return new MergedFunction(
                entry.kind,
                entry.name,
                entry.method == null ? null : withHash(entry.method, bodyHash(entry.hashes)),
                inOrder(entry.total, forkOrder, Latencies.NONE),
                inOrder(entry.self, forkOrder, Latencies.NONE),
                inOrder(entry.overhead, forkOrder, ProbeOverhead.NONE));
    }

    private static long bodyHash(TreeSet<Long> hashes) {
        return hashes.size() == 1 ? hashes.first() : hashes.hashCode() * 0x9E3779B97F4A7C15L + hashes.size();
    }

    private static MethodInfo withHash(MethodInfo method, long bodyHash) {
        if (method.bodyHash() == bodyHash) {
            return method;
        }
        return new MethodInfo(
                method.kind(),
                method.className(),
                method.name(),
                method.descriptor(),
                method.sourceFile(),
                method.firstLine(),
                method.lastLine(),
                bodyHash,
                method.callSites());
    }

    private static <T> List<T> inOrder(Map<Integer, T> byFork, int[] forkOrder, T missing) {
        List<T> ordered = new ArrayList<>(forkOrder.length);
        for (int fork : forkOrder) {
            ordered.add(byFork.getOrDefault(fork, missing));
        }
        return ordered;
    }
}
