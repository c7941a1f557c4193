package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedForksTest {

    private final Path temp;
    private final Path journal;
    private final AtomicLong clock = new AtomicLong();
    private final List<String> heard = new ArrayList<>();

    PairedForksTest(@TempDir Path temp) {
        this.temp = temp;
        journal = temp.resolve("journal");
    }

    @Test
    void theOrderOfThePairsAlternates() throws Exception {
        assertThat(forks(plan(3, false)).run()).isEqualTo(3);

        assertThat(Files.readAllLines(journal)).containsExactly("B:1", "C:1", "C:2", "B:2", "B:3", "C:3");
        assertThat(heard)
                .startsWith("baseline 1 of 3", "candidate 1 of 3", "candidate 2 of 3")
                .hasSize(6);
    }

    @Test
    void theWarmUpLeavesNoProfiles() throws Exception {
        Plan plan = plan(1, true);

        forks(plan).run();

        assertThat(Files.readAllLines(journal)).containsExactly("B:warmup", "C:warmup", "B:1", "C:1");
        assertThat(plan.baseline().profiles()).isEqualTo(1);
        assertThat(plan.candidate().profiles()).isEqualTo(1);
        assertThat(plan.out().resolve("warmup")).doesNotExist();
    }

    @Test
    void noPairBeginsWhenTheTimeIsUp() throws Exception {
        Plan plan = plan(record("B"), record("C"), 10, Duration.ofSeconds(5), false);

        // Every reading of the clock is two seconds later than the last.
        assertThat(forks(plan, () -> clock.addAndGet(2_000_000_000L)).run()).isEqualTo(3);
    }

    @Test
    void oneForkOfEachSideRunsHoweverLittleTimeThereIs() throws Exception {
        Plan plan = plan(record("B"), record("C"), 10, Duration.ofNanos(1), false);

        assertThat(forks(plan, () -> clock.addAndGet(1_000)).run()).isEqualTo(1);
    }

    @Test
    void aFailingForkIsNamedWithItsOutput() {
        Plan plan = plan(record("B"), "echo broken; exit 7", 2, null, false);

        assertThatThrownBy(() -> forks(plan).run())
                .isInstanceOf(ForkFailure.class)
                .hasMessageStartingWith(
                        "candidate 1 of 2 failed with exit code 7: echo broken; exit 7; its output is in "
                                + plan.logs().resolve("candidate-1.log"))
                .hasMessageEndingWith("\n    | broken");
    }

    @Test
    void failuresCanBeIgnored() throws Exception {
        Plan plan = plan(record("B") + "; exit 3", record("C"), 1, null, true);

        assertThat(forks(plan).run()).isEqualTo(1);
    }

    @Test
    void aCommandThatTheShellDoesNotFindIsNamed() {
        Plan plan = plan("no-such-command-at-all", record("C"), 1, null, false);

        assertThatThrownBy(() -> forks(plan).run())
                .hasMessageContaining("could not be started")
                .hasMessageContaining("no-such-command-at-all");
    }

    @Test
    void aForkWithoutAProfileIsNamed() {
        Plan plan = plan("true", record("C"), 1, null, true);

        assertThatThrownBy(() -> forks(plan).run())
                .isInstanceOf(ForkFailure.class)
                .hasMessageStartingWith("baseline 1 of 1 wrote no profile");
    }

    @Test
    void aJvmThatWasKilledIsToldFromNone() {
        Plan plan = plan("echo > $CULPRIT_OUT/$CULPRIT_FORK-1-a.started", record("C"), 1, null, false);

        assertThatThrownBy(() -> forks(plan).run()).hasMessageContaining("killed before it wrote a profile");
    }

    @Test
    void anUnfinishedPairIsSetAside() {
        // The third fork is the candidate's second, the fourth is the baseline's second: it fails.
        String failing = record("B") + "; test $CULPRIT_FORK = 1";
        Plan plan = plan(failing, record("C"), 3, null, false);
        PairedForks forks = forks(plan);

        assertThatThrownBy(forks::run).isInstanceOf(ForkFailure.class);
        forks.setAsideUnfinished();

        assertThat(forks.finishedPairs()).isEqualTo(1);
        assertThat(plan.baseline().profiles()).isEqualTo(1);
        assertThat(plan.candidate().profiles()).isEqualTo(1);
        assertThat(new ProfileFolder(plan.out().resolve("unfinished/candidate")).profilesOf("2"))
                .isEqualTo(1);
    }

    @Test
    void aUsedDirectoryIsRefused() throws Exception {
        forks(plan(1, false)).run();

        assertThatThrownBy(() -> forks(plan(1, false)).run())
                .isInstanceOf(ForkFailure.class)
                .hasMessageContaining("already holds profiles");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        Plan plan = new Plan(List.of("true"), List.of("true"), file.resolve("out"), 1, false, null, false);

        assertThatThrownBy(() -> forks(plan).run())
                .isInstanceOf(ForkFailure.class)
                .hasMessageContaining(file.resolve("out").toString());
    }

    private String record(String name) {
        return TestingCommands.recording(name, journal);
    }

    private Plan plan(int pairs, boolean warmup) {
        return new Plan(
                TestingCommands.shell(record("B")),
                TestingCommands.shell(record("C")),
                temp.resolve("out"),
                pairs,
                warmup,
                null,
                false);
    }

    private Plan plan(String baseline, String candidate, int pairs, @Nullable Duration time, boolean ignoreFailures) {
        return new Plan(
                TestingCommands.shell(baseline),
                TestingCommands.shell(candidate),
                temp.resolve("out"),
                pairs,
                false,
                time,
                ignoreFailures);
    }

    private PairedForks forks(Plan plan) {
        return forks(plan, clock::get);
    }

    private PairedForks forks(Plan plan, java.util.function.LongSupplier nanoClock) {
        ForkListener listener = new ForkListener() {
            @Override
            public void started(String description) {
                heard.add(description);
            }

            @Override
            public void finished() {}
        };
        Recording recording = new Recording(temp.resolve("culprit-agent.jar"), Map.of(), Map.of());
        return new PairedForks(plan, new ForkRunner(recording, new Children()), listener, nanoClock);
    }
}
