package dev.culprit.analyzer.load;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.ForkCosts;
import dev.culprit.analyzer.model.Period;
import dev.culprit.analyzer.model.Period.Kind;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.analyzer.model.WaitCost;
import dev.culprit.analyzer.model.WaitCost.Place;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.Completeness;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.TestRuns.Status;
import dev.culprit.profile.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForkCostsBuilderTest {

    private static final long START = 900;

    /** A test that works for 5, waits 7 for a lock on its own thread, 20 in a task, and 40 in the setup of its class. */
    private static Profile profile(Map<String, String> options, TestRuns tests) {
        List<MethodInfo> methods = List.of(
                method(MethodKind.TEST, "com.acme.PoolTest", "borrows"),
                method(MethodKind.PHASE, "[phase]", "body"),
                method(MethodKind.FUNCTION, "com.acme.Pool", "borrow"),
                method(MethodKind.LOCK, "java.util.concurrent.locks.ReentrantLock", "lock"),
                method(MethodKind.TASK, "com.acme.Pool", "start"),
                method(MethodKind.PHASE, "[phase]", "classSetup"));
        CallTree tree = new CallTree(
                "main",
                1,
                new int[] {-1, 0, 1, 2, 1, 4, 5, -1, 7, 8, 9},
                new int[] {0, 1, 2, 3, 4, 2, 3, 0, 5, 2, 3},
                new int[] {0, 0, 12, 41, 0, 13, 42, 0, 0, 14, 43},
                new long[] {1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1},
                new long[] {32, 32, 12, 7, 20, 20, 20, 40, 40, 40, 40},
                new long[] {0, 0, 5, 7, 0, 0, 20, 0, 0, 0, 40},
                null,
                null,
                null);
        Manifest plain = jvm().started(1_000)
                .pid(7)
                .activity(JvmActivity.PROCESS_CPU_NANOS, 300)
                .activity(JvmActivity.GC_NANOS, 11)
                .environment(EnvironmentFacts.CPU_COUNT, "2")
                .build()
                .manifest();
        Manifest manifest = new Manifest(
                plain.agentVersion(),
                plain.process(),
                plain.fork(),
                plain.commit(),
                plain.environment(),
                options,
                plain.plan(),
                plain.probeCost(),
                plain.activity(),
                plain.completeness());
        CallTree other = new CallTree(
                "other",
                1,
                new int[] {-1},
                new int[] {2},
                new int[1],
                new long[] {1},
                new long[1],
                new long[1],
                null,
                null,
                null);
        return new Profile(manifest, methods, List.of(tree, other), List.of(), List.of(), tests, Timeline.NONE);
    }

    private static MethodInfo method(MethodKind kind, String type, String name) {
        return new MethodInfo(kind, type, name, "()V", type.contains("acme") ? "Pool.java" : null, 1, 99, 1, List.of());
    }

    private static TestRuns tests() {
        return new TestRuns(
                new TestRuns.Suite(List.of("JUnit"), 4, 50, 100, 200_000_000, 900_000_000),
                List.of(new TestRuns.TestClass("com.acme.PoolTest", "main", 200_000_000, 600_000_000, 30_000_000, 0)),
                List.of(
                        test("a", Status.PASSED, 300_000_000, 100_000_000),
                        test("b", Status.FAILED, 400_000_000, 50_000_000),
                        test("c", Status.SKIPPED, 450_000_000, 0),
                        test("d", Status.RUNNING, 460_000_000, 10_000_000)));
    }

    private static TestRuns.Test test(String id, Status status, long start, long wall) {
        return new TestRuns.Test(
                id, "com.acme.PoolTest", id, id, status, "main", start, wall, 0, wall, 0, true, 0, -1, 0, 0);
    }

    private static ForkCosts costs(Profile... profiles) {
        ForkCostsBuilder builder = new ForkCostsBuilder(START, new TypicalProbeCosts());
        for (Profile profile : profiles) {
            builder.add("1-7-a.culprit", profile);
        }
        return builder.build();
    }

    @Test
    void workAndWaitsArePartedAndWaitsKnowTheirPlaceAndLine() {
        ForkCosts costs = costs(profile(Map.of("waits", "on"), TestRuns.NONE));

        assertThat(costs.workNanos()).isEqualTo(5);
        assertThat(costs.waitNanos()).isEqualTo(67);
        assertThat(costs.waits())
                .extracting(WaitCost::place, WaitCost::nanos, WaitCost::count, WaitCost::site)
                .containsExactly(
                        tuple(Place.TEST, 7.0, 2.0, site(41)),
                        tuple(Place.ELSEWHERE, 20.0, 1.0, site(42)),
                        tuple(Place.CLASS_SETUP, 40.0, 1.0, site(43)));
        assertThat(costs.cpuNanos()).isEqualTo(300);
        assertThat(costs.gcNanos()).isEqualTo(11);
        assertThat(costs.processors()).isEqualTo(2);
    }

    private static CallSite site(int line) {
        return new CallSite("com.acme.Pool", "borrow", "Pool.java", line);
    }

    @Test
    void whatIsNotRecordedIsUnknownAndNotNothing() {
        ForkCosts costs =
                costs(jvm().thread("main", call("a.Main.main").self(9)).build());

        assertThat(costs.workNanos()).isEqualTo(9);
        assertThat(costs.waitsRecorded()).isFalse();
        assertThat(costs.waitNanos()).isNaN();
        assertThat(costs.cpuNanos()).isNaN();
        assertThat(costs.classSetups()).isNaN();
        assertThat(costs.tests()).isNull();
    }

    @Test
    void periodsCountFromTheStartOfTheCommand() {
        ForkCosts costs = costs(profile(Map.of(), tests()));

        // The JVM starts 100 ms after the command, and its recording with it: it writes after a second of both.
        assertThat(costs.periods())
                .contains(
                        new Period(Kind.STARTING, 0, "", 100_000_000, 300_000_000),
                        new Period(Kind.CLASS_SETUP, 0, "main", 300_000_000, 330_000_000),
                        new Period(Kind.TEST, 0, "main", 400_000_000, 500_000_000))
                .noneMatch(period -> period.kind() == Kind.JVM)
                .hasSize(5);
        assertThat(costs.classSetups()).isEqualTo(1);
    }

    @Test
    void testsAreCountedAsTheyEnded() {
        ForkCosts costs = costs(profile(Map.of(), tests()));

        TestTally tests = costs.tests();
        assertThat(tests).isNotNull();
        assertThat(tests).isEqualTo(new TestTally(4, 2, 1, 1, 1, Set.of("a", "b")));
    }

    @Test
    void theBuildToolsJvmCostsCpuTimeButIsNoneOfTheProgram() {
        Profile tool = jvm().pid(2)
                .environment(EnvironmentFacts.PROCESS_ROLE, "build tool")
                .thread("main", call("a.Plugin.run").self(1_000))
                .activity(JvmActivity.PROCESS_CPU_NANOS, 1_000)
                .activity(JvmActivity.GC_NANOS, 1)
                .build();

        ForkCosts costs = costs(profile(Map.of("waits", "on"), TestRuns.NONE), tool);

        assertThat(costs.jvms()).isEqualTo(1);
        assertThat(costs.otherJvms()).isEqualTo(1);
        assertThat(costs.cpuNanos()).isEqualTo(1_300);
        assertThat(costs.waitsRecorded()).isTrue();
    }

    @Test
    void aJvmThatOnlyStartsOthersIsNoLane() {
        Profile parent = jvm().pid(1)
                .started(1_000)
                .thread("main", call("a.Main.main").self(9))
                .build();
        Profile child = jvm().pid(2)
                .started(1_500)
                .parent(1, 1_000, "java")
                .thread("main", call("a.Main.main").self(9))
                .build();

        assertThat(costs(parent, child).periods())
                .containsExactly(new Period(Kind.JVM, 1, "", 600_000_000, 1_600_000_000));
    }

    @Test
    void theOnlyThreadOfAJvmThatIsALaneIsKnown() {
        Profile several = profile(Map.of("waits", "on"), TestRuns.NONE);
        Profile alone = new Profile(
                several.manifest(),
                several.methods(),
                several.callTrees().subList(0, 1),
                List.of(),
                List.of(),
                TestRuns.NONE,
                Timeline.NONE);

        assertThat(costs(several).waits()).extracting(WaitCost::place).contains(Place.ELSEWHERE);
        assertThat(costs(alone).waits())
                .extracting(WaitCost::place)
                .contains(Place.ONLY_THREAD)
                .doesNotContain(Place.ELSEWHERE);
    }

    @Test
    void aSnapshotOfAKilledJvmIsAWarning() {
        Profile killed = jvm().thread("main", call("a.Main.main").self(9))
                .completeness(new Completeness(false, 0, 0, 0, List.of()))
                .build();

        assertThat(costs(killed).warnings()).singleElement().asString().contains("1-7-a.culprit", "killed");
    }
}
