package dev.culprit.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A small profile with a value in every field. */
final class TestingProfile {

    private TestingProfile() {}

    static Profile full() {
        return new Profile(
                manifest(),
                List.of(
                        new MethodInfo(
                                "com.acme.Shop",
                                "main",
                                "([Ljava/lang/String;)V",
                                "Shop.java",
                                10,
                                14,
                                0x0123456789abcdefL,
                                List.of(new MethodInfo.Site(11, 0x7fffffff), new MethodInfo.Site(13, -2))),
                        new MethodInfo("com.acme.Shop$1", "lambda$price$0", "(I)J", null, 0, 0, -1L, List.of())),
                List.of(
                        new CallTree(
                                "main",
                                1,
                                new int[] {-1, 0, 0, 2},
                                new int[] {0, 1, 1, CallTree.TRUNCATED},
                                new int[] {0, 11, 13, 65535},
                                new long[] {1, 20, 3, Long.MAX_VALUE},
                                new long[] {1_000, 600, 30, 5},
                                new long[] {370, 600, 25, 5}),
                        new CallTree(
                                "pool-#-thread-#",
                                8,
                                new int[0],
                                new int[0],
                                new int[0],
                                new long[0],
                                new long[0],
                                new long[0])),
                List.of(
                        new FunctionLatency(0, histogram(1_000), histogram(370)),
                        new FunctionLatency(1, histogram(10, 20, 30), histogram(10, 20, 30))),
                List.of(new EdgeLatency(-1, 0, 0, histogram(1_000)), new EdgeLatency(0, 11, 1, histogram(30, 31))));
    }

    /** A profile with tests, frames of the agent's own, and a timeline. */
    static Profile ofTests() {
        Profile full = full();
        MethodInfo test = new MethodInfo(
                MethodKind.TEST, "com.acme.ShopTest", "sells", "com.acme.ShopTest#sells()", null, 0, 0, 1, List.of());
        MethodInfo body = new MethodInfo(MethodKind.PHASE, "[phase]", "body", "", null, 0, 0, 2, List.of());
        MethodInfo sleep =
                new MethodInfo(MethodKind.SLEEP, "java.lang.Thread", "sleep", "(J)V", null, 0, 0, 3, List.of());
        CallTree tree = new CallTree(
                "main",
                1,
                new int[] {-1, 0, 1},
                new int[] {0, 1, 2},
                new int[] {0, 0, 17},
                new long[] {1, 1, 2},
                new long[] {900, 800, 700},
                new long[] {100, 100, 700});
        return new Profile(
                full.manifest(),
                List.of(test, body, sleep),
                List.of(tree),
                List.of(),
                List.of(),
                new TestRuns(
                        new TestRuns.Suite(List.of("JUnit Platform 1.14.0"), 2, 10, 20, 30, 40),
                        List.of(new TestRuns.TestClass("com.acme.ShopTest", "main", 30, 10, 1, 2)),
                        List.of(new TestRuns.Test(
                                "com.acme.ShopTest#sells()",
                                "com.acme.ShopTest",
                                "sells",
                                "sells <everything>",
                                TestRuns.Status.PASSED,
                                "main",
                                31,
                                9,
                                2,
                                4,
                                3,
                                true,
                                5,
                                -1,
                                6,
                                7))),
                new Timeline(
                        List.of("main"),
                        List.of(new Timeline.Wait(0, 0, 2, 33, 400), new Timeline.Wait(0, 0, 2, 34, 300)),
                        1,
                        200,
                        List.of(new Timeline.Load(50, 40, 60, -1), new Timeline.Load(60, 50, 60, -1, 7, 9)),
                        List.of(new Timeline.ProcessStart(815, 0, 2, 35))));
    }

    /** A profile with telemetry handlers. */
    static Profile ofTelemetry() {
        Profile tests = ofTests();
        MethodInfo body = new MethodInfo(
                MethodKind.TELEMETRY, "com.acme.Shop", "lambda$main$0", "()D", "Shop.java", 7, 7, 4, List.of());
        Telemetry.Place place = new Telemetry.Place("com.acme.Shop", "main", "Shop.java", 7);
        return new Profile(
                tests.manifest(),
                List.of(tests.methods().get(0), tests.methods().get(1), body),
                List.of(),
                List.of(),
                List.of(),
                tests.tests(),
                Timeline.NONE,
                new Telemetry(
                        List.of(
                                new Telemetry.Handler(
                                        "io.micrometer.core.instrument.Gauge",
                                        "micrometer",
                                        "com.acme.Shop",
                                        HandlerKind.CAPTURING_LAMBDA,
                                        List.of(2),
                                        new Telemetry.Body("com.acme.Shop", "lambda$main$0", "()D"),
                                        place),
                                new Telemetry.Handler(
                                        "java.util.logging.Handler",
                                        "jul",
                                        "com.acme.Log$1",
                                        HandlerKind.ANONYMOUS,
                                        List.of(),
                                        null,
                                        null)),
                        List.of(new Telemetry.Target("com.acme.Registry", 2, 5)),
                        List.of(
                                new Telemetry.Registration(
                                        0,
                                        3,
                                        0,
                                        "builder",
                                        place,
                                        "main",
                                        "com.acme.ShopTest#sells()",
                                        "body",
                                        5,
                                        Telemetry.State.REMOVED,
                                        9,
                                        -1),
                                new Telemetry.Registration(
                                        1,
                                        0,
                                        0,
                                        "addHandler",
                                        null,
                                        "main",
                                        null,
                                        null,
                                        6,
                                        Telemetry.State.OPEN,
                                        -1,
                                        0)),
                        List.of(new Telemetry.Thrown(2, 4)),
                        1,
                        2));
    }

    /** A profile that says how samples were taken. */
    static Profile ofSamples() {
        Profile full = full();
        return new Profile(
                full.manifest(),
                full.methods(),
                List.of(),
                List.of(),
                List.of(),
                TestRuns.NONE,
                Timeline.NONE,
                Telemetry.NONE,
                new SamplingInfo(
                        "async-profiler 4.6",
                        1_700_000_000_123_456_789L,
                        5,
                        900,
                        List.of(
                                new SamplingInfo.Event("cpu", "ctimer", SamplingInfo.Unit.NANOSECONDS, 5_000_000, null),
                                new SamplingInfo.Event(
                                        "alloc", "", SamplingInfo.Unit.BYTES, 524_288, "It cannot be had.")),
                        Map.of(SamplingInfo.START_NANOS, 48L, SamplingInfo.SAMPLES, 7L),
                        List.of("Perf events are not permitted here.")));
    }

    static Manifest manifest() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(EnvironmentFacts.CPU_MODEL, "Zilog Z80 @ 4MHz");
        environment.put(EnvironmentFacts.CPU_COUNT, "2");
        return new Manifest(
                "0.1.0",
                new ProcessInfo(
                        4711,
                        1_700_000_000_000L,
                        1_700_000_001_000L,
                        999_000_000L,
                        "com.acme.Shop --fast",
                        "/home/über \"shop\"",
                        new ProcessInfo.Parent(42, 1_600_000_000_000L, "/bin/sh")),
                "3",
                "9ab77d2-dirty",
                environment,
                Map.of("overhead", "5%"),
                new InstrumentationPlan(
                        List.of("com.acme.**"),
                        List.of("com.acme.gen.**"),
                        "/src",
                        2,
                        3,
                        Map.of("trivial", 7),
                        List.of(new InstrumentationPlan.SkippedClass("com.acme.Odd", "too large"))),
                new ProbeCost(24.5, 11.25, 0.5),
                Map.of(JvmActivity.GC_COUNT, 3L),
                new Completeness(true, 1, 2, 3, List.of("samples were not recorded")));
    }

    static Histogram histogram(long... values) {
        Histogram histogram = new Histogram(1, 3_600_000_000_000L, 2);
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}
