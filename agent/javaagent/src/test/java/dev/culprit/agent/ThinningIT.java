package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.FunctionLatency;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes that cost too much give way, and the counts stay right. */
final class ThinningIT {

    /** Many calls of a small function until it is told to stop; it prints what it did. */
    private static final String HOT = """
            public class Hot {
                static int rounds;
                static long small(long x) { for (int i = 0; i < 20; i++) { x = x * 31 + i; } return x; }
                static long probed(int n) { long s = 0; for (int i = 0; i < n; i++) { s += small(i); } return s; }
                static long rare(long x) { return probed(10_000) + x; }
                public static void main(String[] args) {
                    long s = 0;
                    java.io.File stop = new java.io.File("stop");
                    do { s += rare(s); rounds++; } while (!stop.exists());
                    System.out.println(rounds * 10_000L + " calls " + (s == 42 ? "!" : ""));
                }
            }
            """;

    @TempDir
    private Path directory;

    /** Runs that until the governor has seen to it. With a plan, even one that says nothing, no probe is taken out meanwhile. */
    private Ended runHotUntilThinned() {
        Path plan = write("nothing.json", "{\"thinned\":[]}");
        return new ForkedJvm(directory, HOT)
                .options("overhead=5%,snapshot=500ms,plan=" + plan)
                .runUntil(() -> recorded("small").isPresent(), () -> write("stop", ""), "Hot");
    }

    /** One round of that. */
    private Ended runHotOnce(String options) {
        write("stop", "");
        return new ForkedJvm(directory, HOT).options(options).run("Hot");
    }

    private Optional<ThinnedMethod> recorded(String method) {
        return thinned(new Ended(0, "", "", directory.resolve("out")).profile(), method);
    }

    private static long printedCalls(Ended ended) {
        Matcher calls = Pattern.compile("(\\d+) calls").matcher(ended.stdout());
        assertThat(calls.find()).as(ended.stdout() + ended.stderr()).isTrue();
        return Long.parseLong(calls.group(1));
    }

    private static int row(Profile profile, String method) {
        CallTree tree = profile.callTrees().get(0);
        for (int row = 0; row < tree.size(); row++) {
            if (profile.methods().get(tree.method()[row]).name().equals(method)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + method);
    }

    private static Optional<ThinnedMethod> thinned(Profile profile, String method) {
        return profile.manifest().plan().thinned().stream()
                .filter(thinned -> thinned.name().equals(method))
                .findFirst();
    }

    @Test
    void aHotSmallFunctionIsSampledAndCountedToTheUnit() {
        Ended ended = runHotUntilThinned();

        Profile profile = ended.profile();
        CallTree tree = profile.callTrees().get(0);
        int small = row(profile, "small");
        CallTree.Thinned columns = tree.thinned();
        assertThat(ended.stderr()).isEmpty();
        assertThat(tree.count()[small]).isEqualTo(printedCalls(ended));
        assertThat(columns).isNotNull();
        assertThat(thinned(profile, "small")).hasValueSatisfying(method -> {
            assertThat(method.timing()).isEqualTo(Timing.SAMPLED);
            assertThat(method.reason()).isEqualTo("budget");
            assertThat(method.sinceNanos()).isPositive();
            assertThat(method.callsBefore())
                    .isPositive()
                    .isLessThanOrEqualTo(tree.count()[small] - columns.untimed()[small] - columns.sampled()[small]);
        });
        assertThat(thinned(profile, "rare")).isEmpty();
        assertThat(thinned(profile, "main")).isEmpty();
        long after = columns.untimed()[small] + columns.sampled()[small];
        assertThat((double) columns.sampled()[small] / after).isBetween(1 / 80.0, 1 / 50.0);
        assertThat(profile.manifest().probeCost().untimedNanos())
                .isPositive()
                .isLessThan(profile.manifest().probeCost().insideNanos()
                        + profile.manifest().probeCost().outsideNanos());
    }

    @Test
    void theEstimateOfWhatIsNotTimedIsRight() {
        String source = """
                public class Work {
                    static long spin(long x) { for (int i = 0; i < 400; i++) { x = x * 31 + (x >>> 7); } return x; }
                    static long spin2(long x) { for (int i = 0; i < 400; i++) { x = x * 31 + (x >>> 7); } return x; }
                    public static void main(String[] args) {
                        long s = 1;
                        for (int i = 0; i < 400_000; i++) { s += spin(s); s += spin2(s); }
                        System.out.println(s == 42 ? "!" : "done");
                    }
                }
                """;
        Path plan = write(
                "plan.json",
                "{\"thinned\":[{\"class\":\"Work\",\"name\":\"spin2\",\"descriptor\":\"(J)J\",\"timing\":"
                        + "\"SAMPLED\"}]}");
        Profile profile = new ForkedJvm(directory, source)
                .options("overhead=off,plan=" + plan)
                .run("Work")
                .profile();

        CallTree tree = profile.callTrees().get(0);
        CallTree.Thinned columns = tree.thinned();
        int sampled = row(profile, "spin2");
        double perCall = (double) columns.sampledSelfNanos()[sampled] / columns.sampled()[sampled];
        assertThat(tree.count()[sampled]).isEqualTo(400_000);
        assertThat(tree.selfNanos()[sampled]).isEqualTo(columns.sampledSelfNanos()[sampled]);
        assertThat(latency(profile, "spin2").self().getTotalCount()).isEqualTo(64 * columns.sampled()[sampled]);
        // A slot of the histogram is 0.8 % wide.
        assertThat(perCall / latency(profile, "spin2").self().getMean()).isBetween(0.98, 1.02);
        // The same work timed call by call. Medians, as a busy machine interrupts some calls for a thousand times their
        // time.
        assertThat(median(profile, "spin2") / median(profile, "spin")).isBetween(0.5, 2.0);
    }

    private static double median(Profile profile, String method) {
        return latency(profile, method).self().getValueAtPercentile(50);
    }

    private static FunctionLatency latency(Profile profile, String method) {
        return profile.latencies().stream()
                .filter(latency ->
                        profile.methods().get(latency.method()).name().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whereCountingIsTooDearTheProbeIsTakenOutAndTheProgramGoesOnRight() {
        String source = """
                public class Dear {
                    static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
                    static long other(long x) { for (int i = 0; i < 100_000; i++) { x = x * 31 + i; } return x; }
                    public static void main(String[] args) {
                        java.io.File stop = new java.io.File("stop");
                        long wrong = 0;
                        long others = 0;
                        while (!stop.exists()) {
                            wrong += fib(27) == 196418 ? 0 : 1;
                            other(others++);
                        }
                        System.out.println(wrong + " wrong, " + others + " calls");
                    }
                }
                """;
        // A counted call is estimated as it is among other work, some nanoseconds less than in a recursion that does
        // nothing else: by that estimate this program holds a budget of 5 % on some machines.
        ForkedJvm jvm = new ForkedJvm(directory, source).options("overhead=1%,snapshot=500ms");
        Ended ended = jvm.runUntil(this::isTakenOut, () -> write("stop", ""), "Dear");

        Profile profile = ended.profile();
        assertThat(ended.stdout()).startsWith("0 wrong");
        assertThat(ended.stderr()).isEmpty();
        assertThat(thinned(profile, "fib")).hasValueSatisfying(method -> {
            assertThat(method.timing()).isEqualTo(Timing.OFF);
            assertThat(method.reason()).isEqualTo("budget");
            assertThat(method.callsBefore()).isPositive();
        });
        assertThat(profile.manifest().plan().leftOutMethods()).containsEntry("off", 1);
        // The same class's other methods keep their probes.
        assertThat(profile.callTrees().get(0).count()[row(profile, "other")]).isEqualTo(printedCalls(ended));
        assertThat(profile.manifest().completeness().notes()).isEmpty();
    }

    private boolean isTakenOut() {
        return recorded("fib").filter(method -> method.timing() == Timing.OFF).isPresent();
    }

    @Test
    void aPlanIsFollowedFromTheFirstCallAndNothingIsTakenOutBesides() {
        Path plan = write("plan.json", """
                {"thinned":[
                  {"class":"Planned","name":"off","descriptor":"(J)J","timing":"OFF"},
                  {"class":"Planned","name":"counted","descriptor":"(J)J","timing":"COUNTED"},
                  {"class":"Planned","name":"sampled","descriptor":"(J)J","timing":"SAMPLED"},
                  {"class":"Gone","name":"gone","descriptor":"()V","timing":"OFF"}]}
                """);
        String source = """
                public class Planned {
                    static long off(long x) { return counted(x) + 1; }
                    static long counted(long x) { return sampled(x) + every(x); }
                    static long sampled(long x) { for (int i = 0; i < 20; i++) { x = x * 31 + i; } return x; }
                    static long every(long x) { for (int i = 0; i < 20; i++) { x = x * 31 + i; } return x; }
                    static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
                    public static void main(String[] args) {
                        long s = 0;
                        for (int i = 0; i < 6400; i++) {
                            s += off(i);
                        }
                        java.io.File stop = new java.io.File("stop");
                        while (!stop.exists()) { s += fib(25); }
                        long end = System.nanoTime() + 5_000_000_000L;
                        while (System.nanoTime() < end) { s += fib(25); }
                        System.out.println(s == 42 ? "!" : "done");
                    }
                }
                """;
        Ended ended = new ForkedJvm(directory, source)
                .options("snapshot=500ms,plan=" + plan)
                .runUntil(() -> recorded("fib").isPresent(), () -> write("stop", ""), "Planned");

        Profile profile = ended.profile();
        CallTree tree = profile.callTrees().get(0);
        assertThat(profile.manifest().plan().thinned())
                .filteredOn(method -> method.reason().equals("plan"))
                .extracting(ThinnedMethod::name, ThinnedMethod::timing, ThinnedMethod::sinceNanos)
                .containsExactlyInAnyOrder(
                        tuple("off", Timing.OFF, 0L),
                        tuple("counted", Timing.COUNTED, 0L),
                        tuple("sampled", Timing.SAMPLED, 0L));
        assertThat(thinned(profile, "fib"))
                .hasValueSatisfying(method -> assertThat(method.timing()).isEqualTo(Timing.SAMPLED));
        assertThat(tree.count()[row(profile, "counted")]).isEqualTo(6400);
        assertThat(tree.count()[row(profile, "every")]).isEqualTo(6400);
        assertThat(tree.thinned().untimed()[row(profile, "counted")]).isEqualTo(6400);
        assertThat(tree.thinned().sampled()[row(profile, "sampled")]).isBetween(40L, 160L);
        assertThat(tree.thinned().untimed()[row(profile, "every")]).isZero();
        assertThat(profile.methods())
                .filteredOn(method -> method.name().equals("off"))
                .hasSize(1);
    }

    @Test
    void aProfileIsAPlan() throws IOException {
        Ended first = runHotUntilThinned();
        ThinnedMethod small = thinned(first.profile(), "small").orElseThrow();
        Path profiles = Files.createDirectories(directory.resolve("first/fork-1"));
        Files.move(first.out().resolve(first.files().get(0)), profiles.resolve("a.culprit"));

        Ended second = runHotOnce("plan=first");

        assertThat(small.reason()).isEqualTo("budget");
        assertThat(thinned(second.profile(), "small")).hasValueSatisfying(method -> {
            assertThat(method.timing()).isEqualTo(small.timing());
            assertThat(method.reason()).isEqualTo("plan");
            assertThat(method.callsBefore()).isZero();
        });
    }

    @Test
    void theTimingOfAllFunctionsCanBeChosen() {
        String source = """
                public class Few {
                    static long work(long x) { for (int i = 0; i < 20; i++) { x = x * 31 + i; } return x; }
                    public static void main(String[] args) {
                        long s = 0;
                        for (int i = 0; i < 6400; i++) { s += work(i); }
                        System.out.println(s == 42 ? "!" : "done");
                    }
                }
                """;
        for (String timing : List.of("none", "sampled")) {
            Path fork = directory.resolve(timing);
            Profile profile = new ForkedJvm(fork, source)
                    .options("timing=" + timing)
                    .run("Few")
                    .profile();

            CallTree tree = profile.callTrees().get(0);
            int work = row(profile, "work");
            assertThat(tree.count()[work]).isEqualTo(6400);
            assertThat(tree.thinned().sampled()[work])
                    .isBetween(timing.equals("none") ? 0L : 40L, timing.equals("none") ? 0L : 160L);
            assertThat(thinned(profile, "work"))
                    .hasValueSatisfying(method -> assertThat(method.reason()).isEqualTo("option"));
        }
    }

    @Test
    void withoutABudgetNothingIsThinned() {
        Profile profile = runHotOnce("overhead=off").profile();

        assertThat(profile.manifest().plan().thinned()).isEmpty();
        assertThat(profile.callTrees().get(0).thinned()).isNull();
    }

    @Test
    void aPlanThatCannotBeReadIsOnePlainLine() {
        Path plan = write("plan.json", "not a plan");
        Ended goesOn = runHotOnce("plan=" + plan);
        assertThat(goesOn.exitCode()).isZero();
        assertThat(goesOn.stdout()).contains("calls");
        assertThat(goesOn.stderr().lines())
                .singleElement()
                .asString()
                .startsWith("culprit: ")
                .contains("cannot read the plan");

        Ended stops = runHotOnce("onerror=exit,plan=missing.json");
        assertThat(stops.exitCode()).isEqualTo(2);
        assertThat(stops.stderr().lines())
                .singleElement()
                .asString()
                .contains("missing.json")
                .contains("no such file");
    }
}
