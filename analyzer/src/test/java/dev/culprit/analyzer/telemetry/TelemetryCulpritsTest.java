package dev.culprit.analyzer.telemetry;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.callback;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.ComparedTelemetry;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.verdict.Judge;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry.State;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Handlers that changed are culprits by that cause, with what is known of them, and nothing is counted twice. */
class TelemetryCulpritsTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void aNewHandlerIsTheCulprit() {
        Comparison comparison = compare(
                fork -> shop(fork),
                fork -> shop(fork, handled(100, 4_000))
                        .registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN));

        assertThat(comparison.culprits()).first().satisfies(culprit -> {
            assertThat(culprit.cause()).isEqualTo(Cause.TELEMETRY_HANDLER);
            assertThat(culprit.function().className()).isEqualTo("a.Shop$1");
            assertThat(culprit.explanation())
                    .contains(
                            "The telemetry handler Shop$1 is an anonymous class, registered at Suite.java:11, called from Shop.java:7;"
                                    + " the baseline does not register it.");
        });
    }

    @Test
    void aHandlerThatIsSlowerIsTheCulprit() {
        Comparison comparison = compare(
                fork -> shop(fork, handled(100, 1_000)).registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN),
                fork -> shop(fork, handled(100, 5_000))
                        .registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN));

        assertThat(comparison.culprits()).first().satisfies(culprit -> {
            assertThat(culprit.cause()).isEqualTo(Cause.TELEMETRY_HANDLER);
            assertThat(culprit.function().className()).isEqualTo("a.Shop$1");
        });
    }

    @Test
    void aHandlerThatIsRegisteredAgainIsSaidWhereItIsCalledMoreOften() {
        Comparison comparison = compare(
                fork -> shop(fork, handled(100, 2_000)).registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN),
                fork -> shop(fork, handled(300, 2_000))
                        .registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN)
                        .registered("a.Shop$1", 1, "lib.Registry", 12, null, State.OPEN)
                        .registered("a.Shop$1", 1, "lib.Registry", 12, null, State.OPEN));

        assertThat(comparison.culprits()).first().satisfies(culprit -> {
            assertThat(culprit.cause()).isEqualTo(Cause.TELEMETRY_HANDLER);
            assertThat(culprit.function().method()).isEqualTo("order");
            assertThat(culprit.explanation()).contains("it is registered 3 times instead of once");
        });
        assertThat(TelemetryCulprits.sentences(comparison.telemetry()))
                .singleElement()
                .asString()
                .contains("registered 3 times instead of once", "called 300 times instead of 100 times", "DUPLICATE");
    }

    @Test
    void aHandlerThatIsCalledMoreOftenIsSaidThoughItIsRegisteredAsBefore() {
        Comparison comparison = compare(
                fork -> shop(fork, handled(100, 2_000)).registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN),
                fork -> shop(fork, handled(150, 2_000))
                        .registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN));

        assertThat(TelemetryCulprits.sentences(comparison.telemetry()))
                .singleElement()
                .asString()
                .endsWith("; it is called 150 times instead of 100 times.");
    }

    @Test
    void nothingIsSaidOfHandlersThatAreAsBefore() {
        Comparison comparison = compare(
                fork -> shop(fork, handled(100, 2_000)).registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN),
                fork -> shop(fork, handled(149, 9_000))
                        .registered("a.Shop$1", 1, "lib.Registry", 12, null, State.OPEN));

        assertThat(TelemetryCulprits.sentences(comparison.telemetry())).isEmpty();
    }

    @Test
    void aRemovedHandlerIsAnImprovementByThatCause() {
        Comparison comparison = compare(
                fork -> shop(fork, handled(100, 4_000)).registered("a.Shop$1", 1, "lib.Registry", 11, null, State.OPEN),
                fork -> shop(fork));

        assertThat(comparison.improvements()).first().satisfies(culprit -> {
            assertThat(culprit.cause()).isEqualTo(Cause.TELEMETRY_HANDLER);
            assertThat(culprit.explanation()).contains("the candidate does not register it any more");
        });
    }

    @Test
    void whatRunsBelowAHandlerKeepsItsCauseAndNamesTheHandler() {
        Comparison comparison = compare(
                fork -> shop(
                        fork,
                        handled(100, 1_000)
                                .calls(call("a.Sums.add", 30).times(100).self(MILLISECOND))),
                fork -> shop(
                        fork,
                        handled(100, 1_000)
                                .calls(call("a.Sums.add", 30).times(100).self(9 * MILLISECOND))));

        assertThat(comparison.culprits()).first().satisfies(culprit -> {
            assertThat(culprit.cause()).isEqualTo(Cause.SLOWER_CALLS);
            assertThat(culprit.function().method()).isEqualTo("add");
            assertThat(culprit.explanation()).contains("It runs below a telemetry handler.");
        });
    }

    @Test
    void namingHandlersChangesNoFigure() {
        LoadedSet baseline = set("baseline", 5, fork -> shop(fork));
        LoadedSet candidate = set("candidate", 5, fork -> shop(fork, handled(100, 4_000)));
        Comparison judged = Judge.judge(baseline, candidate, Thresholds.DEFAULT, "culprit diff");
        Comparison named = TelemetryCulprits.in(judged, telemetry(baseline, candidate));

        assertThat(named.culprits())
                .extracting(Culprit::deltaNanos)
                .containsExactlyElementsOf(
                        judged.culprits().stream().map(Culprit::deltaNanos).toList());
        assertThat(named.verdict()).isEqualTo(judged.verdict());
        assertThat(named.parts().restNanos()).isEqualTo(judged.parts().restNanos());
    }

    private static Comparison compare(IntFunction<TestingJvm> baseline, IntFunction<TestingJvm> candidate) {
        LoadedSet before = set("baseline", 5, baseline);
        LoadedSet after = set("candidate", 5, candidate);
        return TelemetryCulprits.in(
                Judge.judge(before, after, Thresholds.DEFAULT, "culprit diff"), telemetry(before, after));
    }

    private static ComparedTelemetry telemetry(LoadedSet baseline, LoadedSet candidate) {
        return new ComparedTelemetry(TelemetryReports.of(baseline), TelemetryReports.of(candidate));
    }

    private static TestingJvm shop(int fork, TestingCall... below) {
        TestingJvm jvm = jvm().thread(
                        "main",
                        call("a.Shop.order")
                                .times(100)
                                .self(10 * MILLISECOND + 7_000L * fork)
                                .calls(below));
        return below.length == 0 ? jvm : jvm.handler("lib.Handler", "a.Shop$1", HandlerKind.ANONYMOUS, "a.Shop$1.on");
    }

    private static TestingCall handled(long calls, long nanosPerCall) {
        return callback("a.Shop$1.on", 7).times(calls).self(calls * nanosPerCall * 10);
    }
}
