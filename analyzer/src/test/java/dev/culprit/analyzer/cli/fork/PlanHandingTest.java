package dev.culprit.analyzer.cli.fork;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All forks that count time the same calls, namely those of the first one. */
class PlanHandingTest {

    private final Path temp;
    private final Path out;
    private final Path told;

    PlanHandingTest(@TempDir Path temp) {
        this.temp = temp;
        out = temp.resolve("out");
        told = temp.resolve("told");
    }

    @Test
    void theWarmUpOfTheBaselineDecidesForBothSides() throws Exception {
        compare(recording("B", jvm().thinned(sampled())), recording("C", jvm()), Map.of());

        String plan = out.resolve("warmup/baseline").toString();
        assertThat(Files.readAllLines(told))
                .containsExactly("B:warmup:", "C:warmup:", "B:1:" + plan, "C:1:" + plan, "C:2:" + plan, "B:2:" + plan);
        assertThat(Path.of(plan)).isDirectoryContaining("glob:**/warmup-*.culprit");
    }

    @Test
    void whereEveryCallWasTimedThereIsNoPlan() throws Exception {
        compare(recording("B", jvm()), recording("C", jvm().thinned(sampled())), Map.of());

        assertThat(Files.readAllLines(told)).contains("B:1:", "C:2:").allMatch(line -> line.endsWith(":"));
        assertThat(out.resolve("warmup")).doesNotExist();
    }

    @Test
    void aPlanThatWasGivenIsKept() throws Exception {
        compare(recording("B", jvm().thinned(sampled())), recording("C", jvm()), Map.of("plan", "/given"));

        assertThat(Files.readAllLines(told)).hasSize(6).allMatch(line -> line.endsWith(":/given"));
    }

    @Test
    void aSetHandsThePlanOfOneForkOnAsACopy() throws Exception {
        ProfileFolder set = new ProfileFolder(Files.createDirectory(temp.resolve("set")));
        write(set.path().resolve("1-5-a.culprit"), jvm().thinned(sampled()));
        write(set.path().resolve("2-6-a.culprit"), jvm());
        MeasuredCommand command = MeasuredCommand.of(List.of("true"));

        Path copies;
        try (HandedOnPlan plan = new HandedOnPlan(set)) {
            assertThat(plan.of("2", command)).isEqualTo(command);
            copies = Path.of(plan.of("1", command).options().get("plan"));
            assertThat(copies).isNotEqualTo(set.path()).isDirectoryContaining("glob:**/1-5-a.culprit");
            assertThat(new ProfileFolder(copies).profiles()).isEqualTo(1);
        }

        assertThat(copies).doesNotExist();
    }

    private void compare(String baseline, String candidate, Map<String, String> options) throws Exception {
        Plan plan = Plan.ofPairs(
                MeasuredCommand.of(TestingCommands.shell(baseline)),
                MeasuredCommand.of(TestingCommands.shell(candidate)),
                out,
                2,
                true,
                null,
                false);
        Recording recording = new Recording(temp.resolve("culprit-agent.jar"), options, Map.of());
        ForkListener silent = new ForkListener() {
            @Override
            public void started(String description) {}

            @Override
            public void finished() {}
        };
        new InterleavedForks(
                        plan,
                        new ForkRunner(recording, new Children()),
                        silent,
                        StopRule.NONE,
                        new InterleavedForks.Clocks(() -> 0, () -> 0))
                .run();
    }

    private static ThinnedMethod sampled() {
        return new ThinnedMethod("a.Main", "main", "()V", Timing.SAMPLED, "budget", 1, 2, 3);
    }

    /** A command that leaves a real profile and tells which plan it was given. */
    private String recording(String name, TestingJvm jvm) throws IOException {
        Path profile = temp.resolve(name + ".culprit");
        write(profile, jvm);
        return "echo " + name + ":$CULPRIT_FORK:$CULPRIT_PLAN >> " + told + "; cp " + profile
                + " $CULPRIT_OUT/$CULPRIT_FORK-$$-" + name + ".culprit";
    }

    private static void write(Path file, TestingJvm jvm) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            ProfileWriter.write(
                    jvm.thread("main", call("a.Main.main").self(5_000)).build(), stream);
        }
    }
}
