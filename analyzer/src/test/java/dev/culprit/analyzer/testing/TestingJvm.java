package dev.culprit.analyzer.testing;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.Completeness;
import dev.culprit.profile.EdgeLatency;
import dev.culprit.profile.FunctionLatency;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.InstrumentationPlan;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.ProcessInfo;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One JVM's profile in the making; start with {@link TestingProfiles#jvm}. */
public final class TestingJvm {

    private final TestingMethods methods = new TestingMethods();
    private final List<CallTree> trees = new ArrayList<>();
    private final Map<Integer, Histogram> total = new LinkedHashMap<>();
    private final Map<Integer, Histogram> self = new LinkedHashMap<>();
    private final Map<Edge, Histogram> edges = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final TestingTests tests = new TestingTests();
    private final TestingTelemetry telemetry = new TestingTelemetry();
    private final Map<String, Long> activity = new LinkedHashMap<>();
    private Completeness completeness = new Completeness(true, 0, 0, 0, List.of());
    private ProbeCost probeCost = new ProbeCost(0, 0, 0, 0);
    private @Nullable String fork;
    private @Nullable String commit;
    private ProcessInfo.@Nullable Parent parent;
    private String agentVersion = "0.1.0";
    private List<String> include = List.of();
    private List<InstrumentationPlan.ThinnedMethod> thinned = List.of();
    private long pid = 1;
    private long startEpochMillis = 1_000;

    private record Edge(int caller, int line, int callee) {}

    TestingJvm() {}

    /** Adds the outermost calls of a group of threads. */
    public TestingJvm thread(String group, TestingCall... outermost) {
        TestingColumns columns = new TestingColumns();
        for (TestingCall call : outermost) {
            add(columns, -1, -1, call);
        }
        trees.add(columns.toTree(group));
        return this;
    }

    /** The call instructions of a function, each {@code line:name}, in bytecode order; else the calls that were made. */
    public TestingJvm sites(String function, String... sites) {
        methods.sites(function, List.of(sites));
        return this;
    }

    public TestingJvm fork(String name) {
        this.fork = name;
        return this;
    }

    public TestingJvm commit(String id) {
        this.commit = id;
        return this;
    }

    public TestingJvm parent(long parentPid, long startEpochMillis, String command) {
        this.parent = new ProcessInfo.Parent(parentPid, startEpochMillis, command);
        return this;
    }

    public TestingJvm environment(String fact, String value) {
        environment.put(fact, value);
        return this;
    }

    public TestingJvm activity(String fact, long value) {
        activity.put(fact, value);
        return this;
    }

    public TestingJvm agentVersion(String version) {
        this.agentVersion = version;
        return this;
    }

    public TestingJvm include(String... patterns) {
        this.include = List.of(patterns);
        return this;
    }

    /**
     * A test that passed; its tree is a thread's {@link TestingProfiles#test}.
     *
     * @param id its class and method, which is its id
     */
    public TestingJvm passed(String id, long setupNanos, long bodyNanos, long teardownNanos) {
        return ran(id, TestRuns.Status.PASSED, true, setupNanos, bodyNanos, teardownNanos);
    }

    /** A test that ended in {@code status}. */
    public TestingJvm ran(
            String id, TestRuns.Status status, boolean ownTree, long setupNanos, long bodyNanos, long teardownNanos) {
        tests.add(id, status, ownTree, setupNanos, bodyNanos, teardownNanos);
        return this;
    }

    /** A class of tests, with what is done for it as a whole. */
    public TestingJvm testClass(String className, long setupNanos, long teardownNanos) {
        tests.addClass(className, setupNanos, teardownNanos);
        return this;
    }

    /**
     * A telemetry handler.
     *
     * @param callbacks its methods that are called for events, see {@link TestingProfiles#callback}
     */
    public TestingJvm handler(String type, String className, HandlerKind kind, String... callbacks) {
        List<Integer> indexes = Stream.of(callbacks)
                .map(function -> methods.index(TestingProfiles.callback(function, 0)))
                .toList();
        telemetry.handler(type, className, kind, indexes);
        return this;
    }

    /**
     * A registration of that handler, at that line of {@code Suite.java}.
     *
     * @param object number of the handler's object
     * @param target what it is registered with; equal names are one object
     * @param test in which it is made, null outside
     */
    public TestingJvm registered(
            String className, int object, String target, int line, @Nullable String test, Telemetry.State state) {
        telemetry.registered(className, object, target, "register", line, test, state);
        return this;
    }

    /** A registration that is removed at that time of the recording. */
    public TestingJvm registeredUntil(
            String className, int object, String target, int line, String test, long endNanos) {
        telemetry.registeredUntil(className, object, target, line, test, endNanos);
        return this;
    }

    /** A registration by a static initialiser. */
    public TestingJvm registeredStatically(
            String className, int object, String target, int line, @Nullable String test) {
        telemetry.registered(className, object, target, "<clinit>", line, test, Telemetry.State.OPEN);
        return this;
    }

    /** Exceptions that left a callback. */
    public TestingJvm threw(String callback, long count) {
        telemetry.threw(methods.index(TestingProfiles.callback(callback, 0)), count);
        return this;
    }

    /** Methods of which not every call was timed. */
    public TestingJvm thinned(InstrumentationPlan.ThinnedMethod... methodsTimedLess) {
        this.thinned = List.of(methodsTimedLess);
        return this;
    }

    public TestingJvm probeCost(ProbeCost cost) {
        this.probeCost = cost;
        return this;
    }

    public TestingJvm completeness(Completeness value) {
        this.completeness = value;
        return this;
    }

    public TestingJvm pid(long id) {
        this.pid = id;
        return this;
    }

    /** When the JVM started, milliseconds since 1970; it writes its profile a second later. */
    public TestingJvm started(long epochMillis) {
        this.startEpochMillis = epochMillis;
        return this;
    }

    private void add(TestingColumns columns, int parentRow, int caller, TestingCall call) {
        int method = call.function.equals("[truncated]") ? CallTree.TRUNCATED : methods.index(call);
        int row = columns.add(parentRow, method, call);
        if (caller >= 0 && method >= 0) {
            methods.observe(caller, call);
        }
        if (method >= 0 && call.times > 0 && !call.kind.isContext()) {
            // Timed calls stand for all: an untimed one has no latency of its own.
            long timed = Math.max(1, call.times - call.untimed);
            record(total, method, call.total() / timed, call.times);
            record(self, method, call.self / timed, call.times);
            record(edges, new Edge(caller, call.line, method), call.total() / call.times, call.times);
        }
        for (TestingCall callee : call.callees) {
            add(columns, row, method, callee);
        }
    }

    private static <K> void record(Map<K, Histogram> histograms, K where, long nanos, long times) {
        histograms.computeIfAbsent(where, key -> new Histogram(2)).recordValueWithCount(nanos, times);
    }

    /** The profile. */
    public Profile build() {
        List<MethodInfo> infos = methods.toInfos();
        List<FunctionLatency> latencies = total.keySet().stream()
                .map(method -> new FunctionLatency(method, histogram(total, method), histogram(self, method)))
                .toList();
        List<EdgeLatency> edgeLatencies = new ArrayList<>();
        edges.forEach((edge, histogram) ->
                edgeLatencies.add(new EdgeLatency(edge.caller, edge.line, edge.callee, histogram)));
        return new Profile(
                manifest(infos.size()),
                infos,
                trees,
                latencies,
                edgeLatencies,
                tests.build(),
                Timeline.NONE,
                telemetry.build());
    }

    private static Histogram histogram(Map<Integer, Histogram> histograms, int method) {
        Histogram histogram = histograms.get(method);
        if (histogram == null) {
            throw new IllegalStateException("method " + method + " has one histogram but not the other");
        }
        return histogram;
    }

    private Manifest manifest(int probedMethods) {
        ProcessInfo process = new ProcessInfo(
                pid, startEpochMillis, startEpochMillis + 1_000, 1_000_000_000, "a.Main", "/app", parent);
        InstrumentationPlan plan = new InstrumentationPlan(
                include, List.of(), "/app", probedMethods, probedMethods, Map.of(), List.of(), thinned);
        return new Manifest(
                agentVersion, process, fork, commit, environment, Map.of(), plan, probeCost, activity, completeness);
    }
}
