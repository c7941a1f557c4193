package dev.culprit.analyzer.align;

import static dev.culprit.analyzer.align.TestingRows.align;
import static dev.culprit.analyzer.align.TestingRows.show;
import static dev.culprit.analyzer.align.TestingRows.states;
import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.testing.TestingCall;
import org.junit.jupiter.api.Test;

class AlignerTest {

    @Test
    void equalPathsAreOneRow() {
        TestingCall tree = call("a.A.run").calls(call("a.B.x", 3).calls(call("a.C.y", 9)), call("a.C.y", 4));

        assertThat(show(align(tree, tree)))
                .containsExactly("run 1@0->1@0", ".x 1@3->1@3", "..y 1@9->1@9", ".y 1@4->1@4");
    }

    @Test
    void rowsAreInPreorderAndSubtreesContiguous() {
        TestingCall tree = call("a.A.run")
                .calls(
                        call("a.B.x", 3).calls(call("a.D.z", 9)),
                        call("a.C.y", 4).calls(call("a.D.z", 1)));
        AlignedTree aligned = align(tree, tree);

        assertThat(aligned.subtreeEnds()).containsExactly(7, 7, 7, 5, 5, 7, 7);
        assertThat(aligned.parent()).containsExactly(-1, 0, 1, 2, 3, 2, 5);
    }

    @Test
    void threadGroupsAndRootHaveOneCallOnBothSides() {
        AlignedTree aligned = align(
                jvm().thread("main", call("a.A.run").times(9)),
                jvm().thread("main", call("a.A.run").times(9)).thread("extra", call("a.X.run")));

        for (int row = 0; row < aligned.size(); row++) {
            if (row == 0 || aligned.functionOf(row).kind() == Kind.THREAD_GROUP) {
                assertThat(aligned.baselineCalls()[0][row]).isEqualTo(1);
                assertThat(aligned.candidateCalls()[0][row]).isEqualTo(1);
            }
        }
    }

    @Test
    void newAndRemovedSubtreesAreOneSided() {
        AlignedTree aligned = align(
                call("a.A.run").calls(call("a.Old.gone(I)V", 2).calls(call("a.Old.below(I)V", 5))),
                call("a.A.run").calls(call("a.New.come(J)J", 2).calls(call("a.New.under(J)J", 5))));

        assertThat(show(aligned))
                .containsExactly("run 1@0->1@0", ".gone 1@2->-", "..below 1@5->-", ".come -->1@2", "..under -->1@5");
    }

    @Test
    void aCallThatShiftedToAnotherLineIsTheSameCall() {
        assertThat(show(align(
                        call("a.A.run").body("v1").calls(call("a.B.x", 10)),
                        call("a.A.run").body("v2").calls(call("a.B.x", 14)))))
                .containsExactly("run 1@0->1@0", ".x 1@10->1@14");
    }

    @Test
    void callsOfOneCalleeFromSeveralLinesAreToldApartByWhatIsCalledAround() {
        TestingCall baseline = call("a.A.run")
                .body("v1")
                .calls(call("a.B.open", 10), call("a.B.x", 11).times(5), call("a.B.close", 12), call("a.B.x", 13));
        TestingCall candidate = call("a.A.run")
                .body("v2")
                .calls(
                        call("a.B.x", 20).times(100),
                        call("a.B.open", 21),
                        call("a.B.x", 22).times(5),
                        call("a.B.close", 23),
                        call("a.B.x", 24));

        assertThat(show(align(baseline, candidate))).contains(".x 5@11->5@22", ".x 1@13->1@24", ".x -->100@20");
    }

    @Test
    void aRemovedCallLeavesTheOthersAlone() {
        TestingCall baseline = call("a.A.run")
                .body("v1")
                .calls(
                        call("a.B.x", 10),
                        call("a.B.open", 11),
                        call("a.B.x", 12).times(7));
        TestingCall candidate = call("a.A.run")
                .body("v2")
                .calls(call("a.B.open", 10), call("a.B.x", 11).times(7));

        assertThat(show(align(baseline, candidate))).contains(".x 7@12->7@11", ".x 1@10->-");
    }

    @Test
    void aCallThatMovedWithinItsCallerIsStillTheSameCall() {
        TestingCall baseline =
                call("a.A.run").body("v1").calls(call("a.B.x", 10).times(3), call("a.B.y", 11), call("a.B.z", 12));
        TestingCall candidate = call("a.A.run")
                .body("v2")
                .calls(call("a.B.y", 11), call("a.B.z", 12), call("a.B.x", 13).times(3));

        assertThat(show(align(baseline, candidate))).contains(".x 3@10->3@13").noneMatch(row -> row.contains("-->"));
    }

    @Test
    void callSitesThatWereNotTakenStillHelpToTellLinesApart() {
        AlignedTree aligned = align(
                jvm().thread(
                                "main",
                                call("a.A.run")
                                        .body("v1")
                                        .calls(call("a.B.x", 10).times(2), call("a.B.x", 15)))
                        .sites("a.A.run", "10:a.B.x", "12:j.List.add", "15:a.B.x"),
                jvm().thread(
                                "main",
                                call("a.A.run")
                                        .body("v2")
                                        .calls(call("a.B.x", 30).times(2), call("a.B.x", 35)))
                        .sites("a.A.run", "20:j.List.get", "30:a.B.x", "32:j.List.add", "35:a.B.x"));

        assertThat(show(aligned)).contains(".x 2@10->2@30", ".x 1@15->1@35");
    }

    @Test
    void aFunctionPutInBetweenIsSeenThrough() {
        TestingCall baseline = call("a.A.run")
                .body("v1")
                .calls(call("a.B.x", 3).times(4).calls(call("a.C.y", 9).times(8)), call("a.B.other", 5));
        TestingCall candidate = call("a.A.run")
                .body("v2")
                .calls(
                        call("a.A.extracted(I)I", 3)
                                .times(2)
                                .calls(call("a.B.x", 20)
                                        .times(4)
                                        .calls(call("a.C.y", 9).times(8))),
                        call("a.B.other", 5));

        assertThat(show(align(baseline, candidate)))
                .containsExactlyInAnyOrder(
                        "run 1@0->1@0", ".extracted -->2@3", "..x 4@3->4@20", "...y 8@9->8@9", ".other 1@5->1@5");
    }

    @Test
    void aFunctionTakenOutFromBetweenIsSeenThrough() {
        TestingCall baseline = call("a.A.run")
                .body("v1")
                .calls(call("a.A.wrapper(I)I", 3)
                        .calls(call("a.A.inner(I)I", 4).calls(call("a.B.x", 20).times(4))));
        TestingCall candidate =
                call("a.A.run").body("v2").calls(call("a.B.x", 3).times(4), call("a.N.more(J)J", 4));

        assertThat(show(align(baseline, candidate)))
                .containsExactlyInAnyOrder(
                        "run 1@0->1@0", ".wrapper 1@3->-", "..inner 1@4->-", "...x 4@20->4@3", ".more -->1@4");
    }

    @Test
    void functionsThatChangedPlacesAreNotSeenThrough() {
        AlignedTree aligned = align(
                call("a.A.run").calls(call("a.B.x", 3).calls(call("a.C.y", 9))),
                call("a.A.run").calls(call("a.C.y", 3).calls(call("a.B.x", 9))));

        assertThat(show(aligned))
                .containsExactlyInAnyOrder("run 1@0->1@0", ".x 1@3->-", "..y 1@9->-", ".y -->1@3", "..x -->1@9");
    }

    @Test
    void threadGroupsWithANewNameAreMatchedByWhatTheyRun() {
        AlignedTree aligned = align(
                jvm().thread("main", call("a.A.run"))
                        .thread("pool-#-thread-#", call("a.W.work").times(8)),
                jvm().thread("main", call("a.A.run"))
                        .thread("worker-#", call("a.W.work").times(8)));

        assertThat(show(aligned)).containsExactlyInAnyOrder("run 1@0->1@0", "work 8@0->8@0");
        assertThat(aligned.functions())
                .filteredOn(function -> function.kind() == Kind.THREAD_GROUP)
                .extracting(function -> function.function().method())
                .containsExactlyInAnyOrder("main", "worker-#");
    }

    @Test
    void recursionThatWentDeeperIsMoreCallsFromTheLineOfTheRecursiveCall() {
        AlignedTree aligned = align(
                call("a.A.visit").body("v1").calls(call("a.A.visit", 5).times(3)),
                call("a.A.visit")
                        .body("v2")
                        .calls(call("a.A.visit", 6)
                                .times(10)
                                .calls(call("a.A.visit", 6).times(20))));

        assertThat(show(aligned)).containsExactly("visit 1@0->1@0", ".visit 3@5->30@6");
        assertThat(states(aligned)).containsExactly("A.visit CHANGED");
    }
}
