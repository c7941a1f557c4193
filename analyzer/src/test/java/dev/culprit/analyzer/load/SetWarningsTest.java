package dev.culprit.analyzer.load;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.Completeness;
import dev.culprit.profile.Completeness.MissingPart;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetWarningsTest {

    @Test
    void aWholeSetGivesNoWarning() {
        assertThat(warnings(set("s", running("1"), running("2")))).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsSaidOnce() {
        Completeness lacking = new Completeness(false, 2, 30, 4, List.of("Latencies of 3 functions were not kept."));
        List<String> warnings = warnings(
                set("s", running("1").completeness(lacking), running("2").completeness(lacking)));

        assertThat(warnings)
                .containsExactly(
                        "2 profiles, such as s-0.culprit, are each a snapshot of a JVM that did not exit in order: what it"
                                + " did last is missing.",
                        "60 calls are shown as [truncated] because the call tree was full or too deep: 2 profiles, such as"
                                + " s-0.culprit, are each affected; a narrower --include helps.",
                        "culprit suppressed 4 errors of its own: 2 profiles, such as s-0.culprit, are each affected, some"
                                + " calls are missing.",
                        "4 classes were selected but could not be instrumented.",
                        "Latencies of 3 functions were not kept. (in 2 JVMs)");
    }

    @Test
    void forksThatDoNotBelongTogetherAreReported() {
        LoadedSet set = set(
                "s",
                running("1").commit("aaa").agentVersion("0.1.0").include("a.**"),
                running("2").commit("bbb").agentVersion("0.2.0").include("b.**"));

        assertThat(set.summary().commit()).isNull();
        assertThat(warnings(set))
                .containsExactly(
                        "The profiles come from different commits: aaa, bbb.",
                        "The profiles come from different selections of classes: include [a.**] exclude [],"
                                + " include [b.**] exclude [].",
                        "The profiles come from different versions of culprit: 0.1.0, 0.2.0.");
    }

    @Test
    void whatIsWorthKnowingButHidesNoCallIsNoGap() {
        Completeness noted = new Completeness(true, 0, 0, 4, List.of("Latencies of 3 functions were not kept."));
        LoadedSet set = set("s", running("1").completeness(noted), running("2").agentVersion("0.2.0"));

        assertThat(set.summary().warnings()).hasSize(3);
        assertThat(set.summary().gaps()).isEmpty();
    }

    @Test
    void aProbeThatWasTakenOutIsNamedAsItsCallsAreNotAllCounted() {
        ThinnedMethod hot = taken("a.Hot", 7_450_000_000L, 68_292_213);
        ThinnedMethod later = taken("a.Hot", 9_000_000_000L, 80_000_000);
        ThinnedMethod planned = taken("a.Warm", 0, 0);

        assertThat(warnings(set("s", running("1").thinned(later), running("2").thinned(hot))))
                .containsExactly(
                        "Counting every call cost too much, so the probe of a.Hot.small was taken out after 7.45 s and"
                                + " 68,292,213 calls: calls from then on are not counted, and their time is their callers' own;"
                                + " overhead=off keeps all probes.");
        assertThat(warnings(set("s", running("1").thinned(planned, hot))))
                .containsExactly(
                        "Counting every call cost too much, so the probe of a.Warm.small was left out, as the plan of an"
                                + " earlier recording says, and that of 1 other function: calls from then on are not counted, and"
                                + " their time is their callers' own; overhead=off keeps all probes.");
    }

    private static ThinnedMethod taken(String className, long sinceNanos, long calls) {
        return new ThinnedMethod(className, "small", "()V", Timing.OFF, "budget", sinceNanos, calls, 0);
    }

    @Test
    void callsThatAreMissingAreAGap() {
        Completeness killed = new Completeness(false, 0, 0, 0, List.of());
        LoadedSet set = set("s", running("1").completeness(killed), running("2"));

        assertThat(set.summary().gaps()).hasSize(1).allMatch(gap -> gap.contains("snapshot"));
    }

    @Test
    void aPartThatTheAgentFailedOnIsAGap() {
        MissingPart tests = new MissingPart("tests", "java.lang.IllegalStateException: why");
        Completeness lacking = new Completeness(true, 0, 0, 0, List.of(), List.of(tests));
        LoadedSet set = set(
                "s",
                running("1").completeness(lacking),
                running("2"),
                running("3").completeness(lacking));

        assertThat(set.summary().gaps())
                .containsExactly("2 profiles, such as s-0.culprit, are each missing the tests, which culprit failed to"
                        + " write down: java.lang.IllegalStateException: why");
        assertThat(warnings(set)).isEqualTo(set.summary().gaps());
    }

    @Test
    void theSummaryJoinsWhatDiffers() {
        LoadedSet set = set(
                "s",
                running("1").commit("aaa").environment("cpu.model", "X").environment("calibration.nanos", "90"),
                running("2").commit("aaa").environment("cpu.model", "Y").environment("calibration.nanos", "100"),
                running("3").commit("aaa").environment("cpu.model", "X").environment("calibration.nanos", "400"));

        assertThat(set.summary().commit()).isEqualTo("aaa");
        assertThat(set.summary().environment())
                .containsEntry("cpu.model", "X | Y")
                .containsEntry("calibration.nanos", "100");
    }

    private static List<String> warnings(LoadedSet set) {
        return set.summary().warnings();
    }

    private static TestingJvm running(String fork) {
        return jvm().fork(fork).thread("main", call("a.A.run").self(1));
    }
}
