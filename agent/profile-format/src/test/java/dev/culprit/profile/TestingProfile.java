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
