package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.cli.fork.InterleavedForks.Ending;
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

class InterleavedForksTest {

    private final Path temp;
    private final Path journal;
    private final AtomicLong clock = new AtomicLong();
    private final List<String> heard = new ArrayList<>();
    private StopRule stopRule = StopRule.NONE;

    InterleavedForksTest(@TempDir Path temp) {
        this.temp = temp;
        journal = temp.resolve("journal");
    }

    @Test
    void theOrderOfThePairsAlternates() throws Exception {
        assertThat(forks(plan(3, false)).run()).isEqualTo(Ending.ALL_ROUNDS);

        assertThat(Files.readAllLines(journal)).containsExactly("B:1", "C:1", "C:2", "B:2", "B:3", "C:3");
        assertThat(heard)
                .startsWith("baseline 1 of 3", "candidate 1 of 3", "candidate 2 of 3")
                .hasSize(6);
    }

    @Test
    void anyNumberOfSeriesTakesTurnsAndEachExecutionIsTimed() throws Exception {
        List<ForkSeries> series = List.of(series("one"), series("two"), series("three"));
        InterleavedForks forks = forks(
                new Plan(series, temp.resolve("out"), 3, true, null, false), () -> clock.addAndGet(1_000_000_000L));

        assertThat(forks.run()).isEqualTo(Ending.ALL_ROUNDS);

        assertThat(Files.readAllLines(journal))
                .containsExactly(
                        "one:warmup",
                        "two:warmup",
                        "three:warmup",
                        "one:1",
                        "two:1",
                        "three:1",
                        "three:2",
                        "two:2",
                        "one:2",
                        "two:3",
                        "three:3",
                        "one:3");
        assertThat(forks.executions())
                .hasSize(9)
                .allMatch(execution -> execution.wallNanos() == 1_000_000_000L)
                .allMatch(execution -> execution.startEpochMillis() == 5 && execution.exit() == 0)
                .extracting(Execution::series)
                .containsExactly(0, 1, 2, 2, 1, 0, 1, 2, 0);
        assertThat(series).allMatch(each -> each.profiles().profiles() == 3);
    }

    @Test
    void executionsOfAnUnfinishedRoundDoNotCount() {
        ForkSeries failing = new ForkSeries(
                "two", command(record("two") + "; test $CULPRIT_FORK = 1"), new ProfileFolder(temp.resolve("out/two")));
        InterleavedForks forks = forks(
                new Plan(List.of(series("one"), failing, series("three")), temp.resolve("out"), 3, false, null, false));

        assertThatThrownBy(forks::run).hasMessageStartingWith("two 2 of 3 failed");
        forks.setAsideUnfinished();

        assertThat(forks.executions()).extracting(Execution::round).containsExactly(1, 1, 1);
        assertThat(new ProfileFolder(temp.resolve("out/three")).profiles()).isEqualTo(1);
        assertThat(new ProfileFolder(temp.resolve("out/unfinished/three")).profilesOf("2"))
                .isEqualTo(1);
    }

    private ForkSeries series(String name) {
        return new ForkSeries(
                name,
                command(record(name)),
                new ProfileFolder(temp.resolve("out").resolve(name)));
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
        Plan plan = plan(record("B"), record("C"), 10, Duration.ofSeconds(25), false);

        // Every reading of the clock is two seconds later than the last; a pair takes five.
        InterleavedForks forks = forks(plan, () -> clock.addAndGet(2_000_000_000L));
        assertThat(forks.run()).isEqualTo(Ending.TIME_UP);
        assertThat(forks.finishedRounds()).isEqualTo(3);
    }

    @Test
    void aStopRuleThatIsSatisfiedEndsIt() throws Exception {
        List<Integer> asked = new ArrayList<>();
        stopRule = pairs -> {
            asked.add(pairs);
            return pairs == 2;
        };
        InterleavedForks forks = forks(plan(5, false));

        assertThat(forks.run()).isEqualTo(Ending.ENOUGH);

        assertThat(asked).containsExactly(1, 2);
        assertThat(forks.finishedRounds()).isEqualTo(2);
        assertThat(Files.readAllLines(journal)).containsExactly("B:1", "C:1", "C:2", "B:2");
    }

    @Test
    void aCommandRunsInItsOwnDirectoryWithItsOwnOptions() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        String tell = record("B") + "; echo $CULPRIT_COMMIT > told";
        MeasuredCommand baseline =
                new MeasuredCommand(TestingCommands.shell(tell), elsewhere, Map.of("commit", "1a2b"));

        forks(Plan.ofPairs(baseline, command(record("C")), temp.resolve("out"), 1, false, null, false))
                .run();

        assertThat(elsewhere.resolve("told")).hasContent("1a2b");
    }

    @Test
    void oneForkOfEachSideRunsHoweverLittleTimeThereIs() throws Exception {
        Plan plan = plan(record("B"), record("C"), 10, Duration.ofNanos(1), false);

        InterleavedForks forks = forks(plan, () -> clock.addAndGet(1_000));
        assertThat(forks.run()).isEqualTo(Ending.TIME_UP);
        assertThat(forks.finishedRounds()).isEqualTo(1);
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

        assertThat(forks(plan).run()).isEqualTo(Ending.ALL_ROUNDS);
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
        InterleavedForks forks = forks(plan);

        assertThatThrownBy(forks::run).isInstanceOf(ForkFailure.class);
        forks.setAsideUnfinished();

        assertThat(forks.finishedRounds()).isEqualTo(1);
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
        Plan plan = Plan.ofPairs(command("true"), command("true"), file.resolve("out"), 1, false, null, false);

        assertThatThrownBy(() -> forks(plan).run())
                .isInstanceOf(ForkFailure.class)
                .hasMessageContaining(file.resolve("out").toString());
    }

    private static MeasuredCommand command(String text) {
        return MeasuredCommand.of(TestingCommands.shell(text));
    }

    private String record(String name) {
        return TestingCommands.recording(name, journal);
    }

    private Plan plan(int pairs, boolean warmup) {
        return Plan.ofPairs(
                command(record("B")), command(record("C")), temp.resolve("out"), pairs, warmup, null, false);
    }

    private Plan plan(String baseline, String candidate, int pairs, @Nullable Duration time, boolean ignoreFailures) {
        return Plan.ofPairs(
                command(baseline), command(candidate), temp.resolve("out"), pairs, false, time, ignoreFailures);
    }

    private InterleavedForks forks(Plan plan) {
        return forks(plan, clock::get);
    }

    private InterleavedForks forks(Plan plan, java.util.function.LongSupplier nanoClock) {
        ForkListener listener = new ForkListener() {
            @Override
            public void started(String description) {
                heard.add(description);
            }

            @Override
            public void finished() {}
        };
        Recording recording = new Recording(temp.resolve("culprit-agent.jar"), Map.of(), Map.of());
        return new InterleavedForks(
                plan,
                new ForkRunner(recording, new Children()),
                listener,
                stopRule,
                new InterleavedForks.Clocks(nanoClock, () -> 5));
    }
}
