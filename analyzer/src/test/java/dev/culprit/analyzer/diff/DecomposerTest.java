package dev.culprit.analyzer.diff;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.testing.TestingCall;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DecomposerTest {

    private static final Offset<Double> EXACTLY = within(1e-6);

    @Test
    void slowerCodeIsTheFunctionsOwn() {
        Decomposition change = decompose(
                call("a.A.run").self(100).calls(call("a.B.x", 1).times(10).self(1_000)),
                call("a.A.run").self(100).calls(call("a.B.x", 1).times(10).self(3_000)));

        assertThat(change.delta()).isEqualTo(2_000);
        assertThat(own(change, "x")).isCloseTo(2_000, EXACTLY);
        assertNothing(change, "run");
        assertThat(edge(change, "x")).isZero();
        assertThat(change.costRatio(row(change, "x"))).isCloseTo(3, EXACTLY);
        assertThat(change.callsRatio(row(change, "x"))).isEqualTo(1);
    }

    @Test
    void moreCallsAreTheCallSitesAndPayForAllBelow() {
        Decomposition change = decompose(
                call("a.A.run").self(100).calls(lookup(1)),
                call("a.A.run").self(100).calls(lookup(41)));

        assertThat(edge(change, "lookup")).isCloseTo(40 * 700.0, EXACTLY);
        assertThat(own(change, "lookup")).isZero();
        assertNothing(change, "run");
        assertNothing(change, "hash");
        assertThat(change.callsRatio(row(change, "lookup"))).isCloseTo(41, EXACTLY);
        assertThat(change.callsRatio(row(change, "hash"))).isCloseTo(1, EXACTLY);
    }

    private static TestingCall lookup(int times) {
        return call("a.Tax.lookup", 88)
                .times(times)
                .self(200L * times)
                .calls(call("a.Tax.hash", 9).times(3L * times).self(500L * times));
    }

    @Test
    void whenBothGrowTheParentsShareTheProductWithoutRest() {
        Decomposition change = decompose(
                call("a.A.run").calls(call("a.B.x", 1).times(10).self(1_000)),
                call("a.A.run").calls(call("a.B.x", 1).times(20).self(4_000)));

        // Both doubled: 1000 -> 4000 is shared equally, by symmetry.
        assertThat(own(change, "x")).isCloseTo(1_500, EXACTLY);
        assertThat(edge(change, "x")).isCloseTo(1_500, EXACTLY);
    }

    @Test
    void newCodeHasItsWholeTreeInItsTopmostEdge() {
        Decomposition change = decompose(
                call("a.A.run").self(50),
                call("a.A.run")
                        .self(50)
                        .calls(call("a.N.outer", 1)
                                .self(7)
                                .calls(call("a.N.inner", 2).self(90))));

        assertThat(edge(change, "outer")).isEqualTo(97);
        assertNothing(change, "inner");
        assertThat(change.callsRatio(row(change, "outer"))).isNaN();
    }

    @Test
    void removedCodeIsASaving() {
        Decomposition change = decompose(
                call("a.A.run")
                        .self(50)
                        .calls(call("a.N.outer", 1)
                                .self(7)
                                .calls(call("a.N.inner", 2).self(90))),
                call("a.A.run").self(50));

        assertThat(edge(change, "outer")).isEqualTo(-97);
        assertThat(change.delta()).isEqualTo(-97);
    }

    @Test
    void aFunctionPutInBetweenCostsOnlyItself() {
        Decomposition change = decompose(
                call("a.A.run")
                        .body("v1")
                        .self(50)
                        .calls(call("a.B.x", 1).times(4).self(800)),
                call("a.A.run")
                        .body("v2")
                        .self(50)
                        .calls(call("a.A.put(I)I", 1)
                                .times(2)
                                .self(30)
                                .calls(call("a.B.x", 9).times(8).self(2_400))));

        assertThat(edge(change, "put")).isEqualTo(30);
        assertThat(change.callsRatio(row(change, "x"))).isEqualTo(2);
        assertThat(own(change, "x") + edge(change, "x")).isCloseTo(1_600, EXACTLY);
        assertThat(own(change, "x")).isPositive();
        assertNothing(change, "run");
    }

    @Test
    void codeThatTookNoTimeBeforeHasAllItsTimeAsItsOwn() {
        Decomposition change = decompose(
                call("a.A.run").calls(call("a.B.x", 1).times(2).self(0)),
                call("a.A.run").calls(call("a.B.x", 1).times(6).self(600)));

        assertThat(own(change, "x")).isEqualTo(600);
        assertThat(edge(change, "x")).isZero();
    }

    @Test
    void aThreadThatCallsMoreOftenIsAnEdgeAtItsRoot() {
        Decomposition change = decompose(
                call("a.A.run").times(2).self(200), call("a.A.run").times(6).self(600));

        assertThat(edge(change, "run")).isCloseTo(400, EXACTLY);
        assertThat(own(change, "run")).isZero();
    }

    @Test
    void fromFiveForksOnTheExtremesDoNotCount() {
        long[] stalled = {100, 100, 90_000, 100, 1};
        var baseline = set("b", 5, fork -> jvm().thread("main", call("a.A.run").self(stalled[fork])));
        var candidate = set("c", 3, fork -> jvm().thread("main", call("a.A.run").self(100 + 10 * fork)));

        Decomposition change = Decomposer.decompose(Aligner.align(baseline, candidate));

        assertThat(change.baselineForks()).containsExactly(0, 1, 3);
        assertThat(change.candidateForks()).containsExactly(0, 1, 2);
        assertThat(change.baselineTotal()).isEqualTo(100);
        assertThat(change.candidateTotal()).isCloseTo(110, EXACTLY);
    }

    static Decomposition decompose(TestingCall baseline, TestingCall candidate) {
        return Decomposer.decompose(Aligner.align(
                set("baseline", jvm().thread("main", baseline)), set("candidate", jvm().thread("main", candidate))));
    }

    private static void assertNothing(Decomposition change, String method) {
        assertThat(own(change, method)).isZero();
        assertThat(edge(change, method)).isZero();
    }

    private static double own(Decomposition change, String method) {
        return change.own()[row(change, method)];
    }

    private static double edge(Decomposition change, String method) {
        return change.edge()[row(change, method)];
    }

    private static int row(Decomposition change, String method) {
        for (int row = 1; row < change.tree().size(); row++) {
            if (change.tree().functionOf(row).function().method().equals(method)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no row of " + method);
    }
}
