package dev.culprit.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestClockAgent;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The profile of a program about which everything is known is right to the unit and to the nanosecond. More programs than the
 * usual five, and two for each way to thin: {@code -Dculprit.truth.seeds=50}.
 */
final class TruthIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("seeds")
    void aProfileIsTheTruth(long seed) {
        Program program = program(seed, TruthTimings.all(Timing.EVERY));

        assertThatAllIsTrue(program, run(program, ""));
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void withoutAnyTimingTheCountsAreTheTruthAndThereIsNoTime(long seed) {
        Program program = program(seed, TruthTimings.all(Timing.COUNTED));

        assertThatAllIsTrue(program, run(program, "timing=none"));
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void withAPlanThatCountsAndTakesOutProbesAProfileIsTheTruth(long seed) {
        Program program =
                program(seed, TruthTimings.mixed(seed, Timing.EVERY, Timing.EVERY, Timing.COUNTED, Timing.OFF));

        assertThat(program.timings.known.values()).contains(Timing.EVERY, Timing.COUNTED, Timing.OFF);
        assertThatAllIsTrue(program, run(program, "plan=plan.json"));
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void sampledTimesAddUpAndTheirCountsAreTheTruth(long seed) {
        Program program = program(seed, TruthTimings.all(Timing.SAMPLED));

        assertThatAllAddsUp(program, run(program, "timing=sampled"));
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void withAPlanOfAllKindsWhatIsNotSampledIsTheTruth(long seed) {
        Program program = program(
                seed,
                TruthTimings.mixed(seed, Timing.EVERY, Timing.SAMPLED, Timing.SAMPLED, Timing.COUNTED, Timing.OFF));

        assertThat(program.timings.known.values()).contains(Timing.values());
        assertThatAllAddsUp(program, run(program, "plan=plan.json"));
    }

    private static Program program(long seed, TruthTimings timings) {
        Program program = new Program(seed, Runtime.version().feature() >= 21, timings);
        // A random program may turn out to do next to nothing.
        assertThat(program.calls()).isGreaterThan(5_000);
        return program;
    }

    private Profile run(Program program, String options) {
        ForkedJvm jvm = new ForkedJvm(directory, program.sources.toArray(new String[0]))
                .agent(TestClockAgent.writeTo(directory))
                .options("include=truth.**,overhead=off,snapshot=100ms" + (options.isEmpty() ? "" : ",") + options
                        + ",waits=probes");
        PlanFile.write(jvm.classes(), program.timings.known);
        Ended ended = jvm.run("aside.Driver");

        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        Profile profile = ended.profile();
        assertThat(profile.manifest().process().elapsedNanos()).isEqualTo(program.elapsedNanos());
        assertThat(profile.manifest().completeness().truncatedCalls()).isZero();
        return profile;
    }

    private static void assertThatAllIsTrue(Program program, Profile profile) {
        Recorded recorded = new Recorded(profile);
        assertThat(recorded.threads).isEqualTo(program.threads);
        program.trees.forEach((group, rows) -> {
            assertThat(differences(rows, recorded.trees.get(group))).as(group).isEmpty();
            assertThat(recorded.waits.get(group))
                    .as(group)
                    .containsExactlyInAnyOrderElementsOf(program.waits.get(group));
        });
        assertThat(differences(texts(program.latencies.edges), texts(recorded.edges)))
                .isEmpty();
        assertThat(differences(texts(program.latencies.totals), texts(recorded.totals)))
                .isEmpty();
        assertThat(differences(texts(program.latencies.selves), texts(recorded.selves)))
                .isEmpty();
    }

    private static void assertThatAllAddsUp(Program program, Profile profile) {
        Recorded recorded = new Recorded(profile);
        SampledTruth truth = new SampledTruth(program, recorded);
        assertThat(recorded.threads).isEqualTo(program.threads);
        program.trees.forEach((group, rows) -> {
            assertThat(recorded.trees.get(group).keySet()).as(group).isEqualTo(rows.keySet());
            assertThat(truth.differences(group)).as(group).isEmpty();
        });
        assertThat(truth.differencesOfLatencies()).isEmpty();
        assertThat(differences(texts(truth.timed(program.latencies.edges)), texts(truth.timed(recorded.edges))))
                .isEmpty();
        assertThat(differences(texts(truth.timed(program.latencies.totals)), texts(truth.timed(recorded.totals))))
                .isEmpty();
        // One call of 64, give or take six standard deviations.
        double expected = truth.thinnedCalls() / 64.0;
        assertThat((double) truth.sampledCalls())
                .isBetween(expected - 6 * Math.sqrt(expected), expected + 6 * Math.sqrt(expected));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("culprit.truth.seeds", 5));
    }

    static LongStream fewSeeds() {
        return LongStream.rangeClosed(1, Long.getLong("culprit.truth.seeds", 2));
    }

    private static Map<String, String> texts(Map<String, Histogram> histograms) {
        // Empty where all calls are open.
        return histograms.entrySet().stream()
                .filter(entry -> entry.getValue().getTotalCount() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> TruthLatencies.text(entry.getValue())));
    }

    /** The first few; two maps of ten thousand rows are no message. */
    private static <T> List<String> differences(Map<String, T> truth, Map<String, T> recorded) {
        Set<String> keys = new TreeSet<>(truth.keySet());
        keys.addAll(recorded.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(truth.get(key), recorded.get(key)) && differences.size() < 10) {
                differences.add(key + "\n  truth    " + truth.get(key) + "\n  recorded " + recorded.get(key));
            }
        }
        return differences;
    }
}
