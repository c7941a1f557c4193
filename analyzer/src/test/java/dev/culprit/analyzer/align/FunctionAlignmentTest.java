package dev.culprit.analyzer.align;

import static dev.culprit.analyzer.align.TestingRows.align;
import static dev.culprit.analyzer.align.TestingRows.show;
import static dev.culprit.analyzer.align.TestingRows.states;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.testing.TestingCall;
import org.junit.jupiter.api.Test;

class FunctionAlignmentTest {

    @Test
    void theStateSaysWhetherTheCodeIsTheSame() {
        AlignedTree aligned = align(
                run(call("a.B.same", 1), call("a.B.edited", 2).body("v1"), call("a.B.removed(I)I", 3)),
                run(call("a.B.same", 1), call("a.B.edited", 2).body("v2"), call("a.N.added(J)J", 3)));

        assertThat(states(aligned))
                .containsExactlyInAnyOrder(
                        "A.run UNCHANGED",
                        "B.same UNCHANGED",
                        "B.edited CHANGED",
                        "B.removed BASELINE_ONLY",
                        "N.added CANDIDATE_ONLY");
    }

    @Test
    void aLambdaThatWasRenumberedIsUnchanged() {
        AlignedTree aligned = align(
                run(
                        call("a.A.lambda$run$0(I)V", 1).body("first"),
                        call("a.A.lambda$run$1(I)V", 2).body("second")),
                run(
                        call("a.A.lambda$run$0(I)V", 1).body("put in above"),
                        call("a.A.lambda$run$1(I)V", 2).body("first"),
                        call("a.A.lambda$run$2(I)V", 3).body("second")));

        assertThat(states(aligned))
                .containsExactlyInAnyOrder(
                        "A.run UNCHANGED",
                        "A.lambda$run$0 CANDIDATE_ONLY",
                        "A.lambda$run$1 UNCHANGED",
                        "A.lambda$run$2 UNCHANGED");
        assertThat(show(aligned)).contains(".lambda$run$1 1@1->1@2", ".lambda$run$2 1@2->1@3");
    }

    @Test
    void anEditedLambdaIsFoundByItsDescriptorThenByItsOrder() {
        AlignedTree aligned = align(
                run(
                        call("a.A.lambda$run$9(I)V", 1).body("a1").times(9),
                        call("a.A.lambda$run$10(I)V", 2).body("b1").times(10),
                        call("a.A.lambda$run$11(J)V", 3).body("c1").times(11)),
                run(
                        call("a.A.lambda$run$9(J)V", 1).body("c2").times(11),
                        call("a.A.lambda$run$10(I)V", 2).body("a2").times(9),
                        call("a.A.lambda$run$11(I)V", 3).body("b2").times(10)));

        assertThat(show(aligned))
                .contains(".lambda$run$10 9@1->9@2", ".lambda$run$11 10@2->10@3", ".lambda$run$9 11@3->11@1");
    }

    @Test
    void theOnlyLambdaOfAMethodMayCaptureMore() {
        AlignedTree aligned = align(
                run(call("a.A.lambda$run$0(I)V", 1).body("v1")),
                run(call("a.A.lambda$run$4(ILjava/util/List;)V", 1).body("v2")));

        assertThat(states(aligned)).contains("A.lambda$run$4 CHANGED");
    }

    @Test
    void anAnonymousClassThatWasRenumberedIsUnchanged() {
        AlignedTree aligned = align(
                run(
                        call("a.A$1.compare", 1).body("by name"),
                        call("a.A$2.compare", 2).body("by date")),
                run(
                        call("a.A$1.compare", 1).body("by size"),
                        call("a.A$2.compare", 2).body("by name"),
                        call("a.A$3.compare", 3).body("by date")));

        assertThat(states(aligned))
                .containsExactlyInAnyOrder(
                        "A.run UNCHANGED",
                        "A$1.compare CANDIDATE_ONLY",
                        "A$2.compare UNCHANGED",
                        "A$3.compare UNCHANGED");
    }

    @Test
    void overloadsAreToldApartByTheirDescriptors() {
        AlignedTree aligned = align(
                run(
                        call("a.B.find(I)V", 1).body("int").times(2),
                        call("a.B.find(J)V", 2).body("long").times(3)),
                run(
                        call("a.B.find(J)V", 2).body("int").times(3),
                        call("a.B.find(I)V", 1).body("long").times(2)));

        assertThat(show(aligned)).contains(".find 2@1->2@1", ".find 3@2->3@2");
    }

    @Test
    void aChangedSignatureIsTheSameFunctionWithOtherCode() {
        AlignedTree aligned = align(
                run(call("a.B.find(I)V", 1).body("v1")),
                run(call("a.B.find(ILjava/lang/String;)V", 1).body("v2")));

        assertThat(states(aligned)).contains("B.find CHANGED");
    }

    @Test
    void aRenamedMethodIsFoundByItsCode() {
        AlignedTree aligned = align(
                run(call("a.B.oldName(I)V", 1).body("code").times(4)),
                run(call("a.B.newName(I)V", 1).body("code").times(4)));

        assertThat(states(aligned)).contains("B.newName RENAMED");
        assertThat(show(aligned)).contains(".newName 4@1->4@1");
    }

    @Test
    void amongMethodsOfEqualCodeTheOneWithTheSameNameIsTheOne() {
        AlignedTree aligned = align(
                run(
                        call("a.B.one", 1).body("code").times(1),
                        call("a.C.two", 2).body("code").times(2)),
                run(
                        call("a.X.two", 1).body("code").times(2),
                        call("a.Y.one", 2).body("code").times(1)));

        assertThat(show(aligned)).contains(".one 1@1->1@2", ".two 2@2->2@1");
    }

    @Test
    void aConstructorIsNeverAMethodRenamed() {
        AlignedTree aligned = align(
                run(call("a.B.<init>", 1).body("code")),
                run(call("a.C.build", 1).body("code")));

        assertThat(states(aligned)).contains("B.<init> BASELINE_ONLY", "C.build CANDIDATE_ONLY");
    }

    @Test
    void aClassThatMovedToAnotherPackageKeepsItsMethods() {
        AlignedTree aligned = align(
                run(
                        call("old.Parser.parse(Lold/Node;)V", 1).body("v1"),
                        call("old.Parser.skip", 2).body("s")),
                run(
                        call("brand.Parser.parse(Lbrand/Node;)V", 1).body("v2"),
                        call("brand.Parser.skip", 2).body("s")));

        assertThat(states(aligned)).contains("Parser.parse CHANGED", "Parser.skip RENAMED");
    }

    @Test
    void aMethodWithAnotherNameAndOtherCodeIsFoundByWhatSurroundsIt() {
        TestingCall load =
                call("a.B.load(I)V", 1).body("v1").calls(call("a.C.one", 1), call("a.C.two", 2), call("a.C.three", 3));
        TestingCall fetch = call("a.B.fetch(I)V", 1)
                .body("v2")
                .calls(call("a.C.one", 1), call("a.C.two", 2), call("a.C.three", 3), call("a.C.four", 4));

        assertThat(states(align(run(load), run(fetch)))).contains("B.fetch CHANGED");
    }

    @Test
    void anUnrelatedNewMethodInTheSamePlaceIsNew() {
        TestingCall load = call("a.B.load(I)V", 1).body("v1").calls(call("a.C.one", 1), call("a.C.two", 2));
        TestingCall send = call("a.B.send(J)J", 1).body("v2").calls(call("a.D.three", 1), call("a.D.four", 2));

        assertThat(states(align(run(load), run(send)))).contains("B.load BASELINE_ONLY", "B.send CANDIDATE_ONLY");
    }

    private static TestingCall run(TestingCall... callees) {
        return call("a.A.run").calls(callees);
    }
}
