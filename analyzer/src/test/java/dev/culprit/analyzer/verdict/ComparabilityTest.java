package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.model.ComparabilityCheck.Level.NOTE;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.REFUSED;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.SAME;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.WARNING;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparabilityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu.model | Xeon 8370C | EPYC 7763 | REFUSED",
                "cpu.count | 4 | 2 | REFUSED",
                "os.name | Linux | Mac OS X | REFUSED",
                "os.arch | amd64 | aarch64 | REFUSED",
                "jdk.vendor | Debian | Eclipse Adoptium | REFUSED",
                "jdk.version | 17.0.9+9 | 17.0.11+9 | REFUSED",
                "jvm.gc | Copy+MarkSweepCompact | PS MarkSweep+PS Scavenge | REFUSED",
                "jvm.gc | G1 Young Generation+G1 Old Generation | G1 Old Generation+G1 Young Generation | SAME",
                "jvm.gc | G1 Young Generation+G1 Old Generation | G1 Concurrent GC+G1 Old Generation+G1 Young Generation | SAME",
                "jvm.gc | ZGC Cycles+ZGC Pauses | ZGC Major Cycles+ZGC Major Pauses+ZGC Minor Cycles | REFUSED",
                "jvm.gc | Mine+Yours | Yours+Mine | SAME",
                "jvm.flags | -Xmx1g | -Xmx2g | WARNING",
                "jvm.maxHeap | 1 | 2 | WARNING",
                "container.cpu | 2.00 | none | WARNING",
                "container.memory | 1 | none | WARNING",
                "os.version | 6.1.0-18 | 6.1.0-21 | NOTE",
                "os.version | 6.1.0-18 | 6.8.0-18 | WARNING",
                "memory.bytes | 1 | 2 | NOTE",
            })
    void aFactThatDiffersBetweenStoredSetsMeans(String fact, String before, String after, Level level) {
        assertThat(stored(fact, before, after).level()).isEqualTo(level);
    }

    @Test
    void aFactThatOneSideLacksCannotBeChecked() {
        ComparabilityCheck check = find(
                EnvironmentFacts.CPU_MODEL,
                set("b", program().environment(EnvironmentFacts.CPU_MODEL, "Xeon")),
                set("c", program()),
                false);

        assertThat(check.level()).isEqualTo(WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        // Medians 2 %, 6 %, 15 % and 15 % apart, the last with sides that overlap.
        "1000;1010;1020, 1020;1030;1040, SAME, SAME",
        "1000;1010;1020, 1060;1070;1080, NOTE, NOTE",
        "1000;1010;1020, 1150;1160;1170, REFUSED, NOTE",
        "1000;1010;1180, 1150;1160;1170, WARNING, NOTE",
        "1000, 1150, WARNING, NOTE",
        "1000, 1400, REFUSED, NOTE",
    })
    void theCalibrationLoopTellsASlowerMachineFromABusyOne(
            String before, String after, Level whenStored, Level whenInterleaved) {
        LoadedSet baseline = calibrated("b", before.split(";"));
        LoadedSet candidate = calibrated("c", after.split(";"));

        assertThat(find(EnvironmentFacts.CALIBRATION_NANOS, baseline, candidate, false)
                        .level())
                .isEqualTo(whenStored);
        assertThat(find(EnvironmentFacts.CALIBRATION_NANOS, baseline, candidate, true)
                        .level())
                .isEqualTo(whenInterleaved);
    }

    @Test
    void anotherJvmIsTheSubjectWhenTheForksAlternated() {
        LoadedSet baseline = set("b", program().environment(EnvironmentFacts.JDK_VERSION, "17"));
        LoadedSet candidate = set("c", program().environment(EnvironmentFacts.JDK_VERSION, "25"));

        assertThat(find(EnvironmentFacts.JDK_VERSION, baseline, candidate, true).level())
                .isEqualTo(WARNING);
    }

    @Test
    void anotherSelectionOfClassesIsRefused() {
        LoadedSet baseline = set("b", program().include("a.**"));
        LoadedSet candidate = set("c", program());

        assertThat(find("plan", baseline, candidate, true).level()).isEqualTo(REFUSED);
    }

    @Test
    void anotherTimingIsNotedWithTheCommandThatMakesItEqual() {
        ThinnedMethod sampled = thinned("a.Tax", Timing.SAMPLED);
        ThinnedMethod counted = thinned("a.Tax", Timing.COUNTED);
        LoadedSet every = set("b", program());
        LoadedSet some = set("c", program().thinned(sampled));

        ComparabilityCheck check = find("plan.timing", every, some, false);

        assertThat(check.level()).isEqualTo(NOTE);
        assertThat(check.baseline()).isEqualTo("every call");
        assertThat(check.candidate()).startsWith("1 method thinned (");
        assertThat(check.message()).contains("culprit run --plan BASELINE");
        assertThat(find("plan.timing", some, set("d", program().thinned(sampled)), false)
                        .level())
                .isEqualTo(SAME);
        assertThat(find("plan.timing", some, set("d", program().thinned(counted)), false)
                        .level())
                .isEqualTo(NOTE);
    }

    @Test
    void aLaptopAgainstCiIsNotComparableInTimeAndItsCallsAreStillJudged() {
        LoadedSet laptop = set("laptop", 3, fork -> machine(fork, "Apple M2", "8", "17.0.9+9", 40_000, 1));
        LoadedSet ci = set("ci", 3, fork -> machine(fork, "Xeon 8370C", "2", "17.0.11+9", 95_000, 41));

        Comparison comparison = Judge.judge(laptop, ci, Thresholds.DEFAULT, "culprit diff laptop ci");

        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(comparison.failed()).isFalse();
        assertThat(comparison.comparability())
                .filteredOn(check -> check.level() == REFUSED)
                .extracting(ComparabilityCheck::fact)
                .contains(
                        EnvironmentFacts.CPU_MODEL,
                        EnvironmentFacts.CPU_COUNT,
                        EnvironmentFacts.JDK_VERSION,
                        EnvironmentFacts.CALIBRATION_NANOS);
        Culprit first = comparison.culprits().get(0);
        assertThat(first.cause()).isEqualTo(Cause.MORE_CALLS);
        assertThat(first.function().shortName()).isEqualTo("Orders.price");
        assertThat(first.calleeLine()).isEqualTo(88);
        assertThat(first.baselineCalls()).isEqualTo(1_000);
        assertThat(first.candidateCalls()).isEqualTo(41_000);
        assertThat(comparison.culprits()).extracting(Culprit::cause).containsOnly(Cause.MORE_CALLS);
        assertThat(comparison.reasons()).anyMatch(reason -> reason.startsWith("Calls, which can be compared, changed"));
    }

    /** Everything takes three times as long on the second machine, and a line calls its callee more often. */
    private static TestingJvm machine(int fork, String cpu, String cores, String jdk, long calibration, long lookups) {
        long nanos = cores.equals("2") ? 1_200 : 400;
        return jvm().started(1_000_000L * (lookups + fork))
                .environment(EnvironmentFacts.CPU_MODEL, cpu)
                .environment(EnvironmentFacts.CPU_COUNT, cores)
                .environment(EnvironmentFacts.JDK_VERSION, jdk)
                .environment(EnvironmentFacts.CALIBRATION_NANOS, Long.toString(calibration + fork))
                .thread(
                        "main",
                        call("a.Main.main")
                                .self(50_000)
                                .calls(call("a.Orders.price", 12)
                                        .times(1_000)
                                        .self(1_000 * nanos)
                                        .calls(call("a.Tax.lookup", 88)
                                                .times(1_000 * lookups)
                                                .self(1_000 * lookups * nanos))));
    }

    private static ThinnedMethod thinned(String className, Timing timing) {
        return new ThinnedMethod(className, "lookup", "()V", timing, "budget", 5, 6, 7);
    }

    private static ComparabilityCheck stored(String fact, String before, String after) {
        return find(
                fact,
                set("b", program().environment(fact, before)),
                set("c", program().environment(fact, after)),
                false);
    }

    private static LoadedSet calibrated(String label, String... values) {
        return set(
                label, values.length, fork -> program().environment(EnvironmentFacts.CALIBRATION_NANOS, values[fork]));
    }

    private static TestingJvm program() {
        return jvm().thread("main", call("a.Main.main").self(5_000));
    }

    private static ComparabilityCheck find(String fact, LoadedSet baseline, LoadedSet candidate, boolean interleaved) {
        List<ComparabilityCheck> checks = Comparability.settle(Comparability.check(baseline, candidate), interleaved);
        return checks.stream()
                .filter(check -> check.fact().equals(fact))
                .findFirst()
                .orElseThrow();
    }
}
