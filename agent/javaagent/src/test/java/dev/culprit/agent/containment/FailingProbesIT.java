package dev.culprit.agent.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestClockAgent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An exception inside a probe. The clock of {@link TestClockAgent} throws it, which a probe reads last when a call begins and first when
 * it ends: at each reading of a small program in turn, in a class of its own.
 */
final class FailingProbesIT {

    /** Calls of one run; each but the one that fails reads the clock twice. */
    private static final Map<String, Integer> CALLS =
            Map.of("root", 1, "middle", 3, "catcher", 3, "thrower", 3, "leaf", 12);

    private static final int READINGS = 2 * 22;

    /** In the first class and in the last nothing fails. */
    private static final int CLASSES = READINGS + 2;

    private static final String WORK = """
            package work;
            import dev.culprit.agent.testing.TestClock;
            public class Work%d {
                static int leaf(int n) { TestClock.advance(10); return n + 1; }
                static int middle(int n) {
                    TestClock.advance(100);
                    return leaf(n) + leaf(n + 1);
                }
                static int thrower(int n) { leaf(n); throw new IllegalArgumentException(); }
                static int catcher(int n) {
                    try {
                        return thrower(n);
                    } catch (IllegalArgumentException e) {
                        return leaf(n);
                    }
                }
                public static int root() {
                    int sum = 0;
                    for (int i = 0; i < 3; i++) {
                        sum += middle(i);
                        sum += catcher(i);
                    }
                    return sum;
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void anExceptionInAProbeTurnsItsFunctionOffAndHarmsNobodyElse() {
        Ended ended = run();

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("21 ".repeat(2 * CLASSES) + "\n");
        assertThat(ended.stderr()).isEmpty();
        var completeness = ended.profileWithErrors().manifest().completeness();
        assertThat(completeness.suppressedErrors()).isEqualTo(READINGS);
        assertThat(completeness.notes())
                .anySatisfy(note -> assertThat(note)
                        .contains(
                                "The first of the suppressed errors",
                                "IllegalStateException: reading 1",
                                "in the probe of method"));
        ProfiledCalls calls = new ProfiledCalls(ended.profileWithErrors());
        calls.assertConsistent();
        for (int number = 0; number < CLASSES; number++) {
            assertOneIsOff(calls, number);
        }
    }

    /** Each class has run twice, the failure being in the first. */
    private static void assertOneIsOff(ProfiledCalls calls, int number) {
        List<String> off = new ArrayList<>();
        CALLS.forEach((function, perRun) -> {
            long recorded = calls.of("Work" + number + "." + function);
            assertThat(recorded).isBetween(0L, 2L * perRun);
            if (recorded != 2 * perRun) {
                off.add(function);
            }
        });
        assertThat(off).as("failure at reading " + number).hasSize(fails(number) ? 1 : 0);
        if (!off.contains("root")) {
            assertThat(calls.outermostOf("Work" + number + ".root")).isEqualTo(2);
        }
    }

    private static boolean fails(int number) {
        return number >= 1 && number <= READINGS;
    }

    private Ended run() {
        List<String> sources = new ArrayList<>();
        StringBuilder runs = new StringBuilder();
        for (int number = 0; number < CLASSES; number++) {
            sources.add(WORK.formatted(number));
            String call = "System.out.print(work.Work" + number + ".root() + \" \");\n";
            // Loaded before: the agent times its own work on the class by the same clock.
            String load = "work.Work" + number + ".class.getName();\n";
            String failure = "TestClock.failAt(%d, new IllegalStateException(\"reading %d\"));%n";
            runs.append(load)
                    .append(fails(number) ? failure.formatted(number, number) : "")
                    .append(call)
                    .append(call);
        }
        sources.add("""
                import dev.culprit.agent.testing.TestClock;
                public class Main {
                    public static void main(String[] arguments) throws Exception {
                        // The agent's own work on a new class reads the clock as well.
                        for (int i = 0; i < %d; i++) Class.forName("work.Work" + i);
                        TestClock.takeOver();
                        %s
                        System.out.println();
                        TestClock.setShared(1_000_000);
                    }
                }
                """.formatted(CLASSES, runs));
        return new ForkedJvm(directory, sources.toArray(new String[0]))
                .quick()
                .agent(TestClockAgent.writeTo(directory))
                .options("include=work.**,overhead=off")
                .run("Main");
    }
}
