package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.findings.RunFigures;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.CostlierLine.Amount;
import dev.culprit.analyzer.model.ForkCosts;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.LossCause;
import dev.culprit.analyzer.model.Period;
import dev.culprit.analyzer.model.Period.Kind;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.analyzer.model.WaitCost;
import dev.culprit.analyzer.model.WaitCost.Place;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run of a suite in the making; times are milliseconds. */
public final class TestingRun {

    private final List<Period> periods = new ArrayList<>();
    private final List<WaitCost> waits = new ArrayList<>();
    private final Set<String> ids = new TreeSet<>();
    private double wall = 1_000;
    private double cpu = 500;
    private double gc;
    private int jvms = 1;
    private int setups;
    private long failed;
    private boolean withTests = true;

    public static TestingRun run() {
        return new TestingRun();
    }

    public TestingRun wall(double millis) {
        wall = millis;
        return this;
    }

    public TestingRun cpu(double millis) {
        cpu = millis;
        return this;
    }

    public TestingRun gc(double millis) {
        gc = millis;
        return this;
    }

    public TestingRun jvms(int number) {
        jvms = number;
        return this;
    }

    public TestingRun failed(long tests) {
        failed = tests;
        return this;
    }

    public TestingRun withoutTests() {
        withTests = false;
        return this;
    }

    public TestingRun period(Kind kind, int jvm, String thread, double start, double end) {
        periods.add(new Period(kind, jvm, thread, nanos(start), nanos(end)));
        setups += kind == Kind.CLASS_SETUP ? 1 : 0;
        return this;
    }

    /** A JVM that is being started until {@code end}. */
    public TestingRun starting(int jvm, double end) {
        return period(Kind.STARTING, jvm, "", 0, end);
    }

    public TestingRun test(String id, int jvm, String thread, double start, double end) {
        ids.add(id);
        return period(Kind.TEST, jvm, thread, start, end);
    }

    public TestingRun setup(int jvm, String thread, double start, double end) {
        return period(Kind.CLASS_SETUP, jvm, thread, start, end);
    }

    public TestingRun waits(MethodKind kind, Place place, String method, int line, double millis) {
        waits.add(new WaitCost(
                kind,
                place,
                new Function("java.lang.Object", "wait", "()V", null, 0),
                new CallSite("com.acme.Pool", method, "Pool.java", line),
                1,
                nanos(millis)));
        return this;
    }

    public Run build(int round) {
        TestTally tests = withTests ? new TestTally(ids.size(), ids.size(), failed, 0, 0, ids) : null;
        return new Run(round, nanos(wall), 0, costs(tests), figures());
    }

    /** What the waits and periods say by line; the rest of the tests' time is work of no line. */
    private RunFigures figures() {
        Map<RunFigures.Place, Amount> lines = new HashMap<>();
        double waited = 0;
        for (WaitCost wait : waits) {
            if (wait.place() != Place.ELSEWHERE && wait.site() != null) {
                LossCause cause = wait.kind() == MethodKind.LOCK ? LossCause.LOCK : LossCause.WAIT;
                lines.put(
                        new RunFigures.Place(cause, wait.kind(), wait.site()), new Amount(wait.nanos(), wait.count()));
                waited += wait.nanos();
            }
        }
        double busy = sum(Kind.TEST);
        double starting = sum(Kind.STARTING);
        double setup = sum(Kind.CLASS_SETUP);
        int lanes = (int) periods.stream()
                .filter(period -> period.kind() == Kind.TEST)
                .map(period -> period.jvm() + period.thread())
                .distinct()
                .count();
        return new RunFigures(
                nanos(wall),
                withTests ? ids : Set.of(),
                busy / nanos(wall),
                lanes,
                busy - waited,
                setup,
                waited,
                starting,
                cpu * 1e6,
                lines);
    }

    private double sum(Kind kind) {
        return periods.stream()
                .filter(period -> period.kind() == kind)
                .mapToDouble(Period::nanos)
                .sum();
    }

    private ForkCosts costs(@Nullable TestTally tests) {
        return new ForkCosts(
                jvms, 1, cpu * 1e6, gc * 1e6, 2, cpu * 0.5e6, true, waits, setups, periods, tests, List.of());
    }

    /** {@code rounds} runs of one setting. */
    public static Setting setting(String value, int rounds, IntFunction<TestingRun> run) {
        return new Setting(
                value,
                IntStream.rangeClosed(1, rounds)
                        .mapToObj(round -> run.apply(round).build(round))
                        .toList());
    }

    private static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }
}
