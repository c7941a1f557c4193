package dev.culprit.analyzer.diff;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SetReport.FunctionSummary;
import org.junit.jupiter.api.Test;

class SetReportsTest {

    @Test
    void functionsAreSummedOverContextsAndAveragedOverForks() {
        SetReport report = SetReports.of(
                set(
                        "s",
                        2,
                        fork -> jvm().thread(
                                        "main",
                                        call("a.A.run")
                                                .self(10)
                                                .calls(
                                                        call("a.B.x", 1)
                                                                .times(3)
                                                                .self(300 + 100 * fork),
                                                        call("a.C.y", 2)
                                                                .self(20)
                                                                .calls(call("a.B.x", 5)
                                                                        .times(2)
                                                                        .self(100))))),
                "culprit report s");

        assertThat(report.functions())
                .extracting(summary -> summary.function().method())
                .containsExactly("x", "y", "run");
        FunctionSummary x = report.functions().get(0);
        assertThat(x.calls()).isEqualTo(5);
        assertThat(x.selfNanos()).isEqualTo(450);
        assertThat(x.totalNanos()).isEqualTo(450);
        assertThat(report.functions().get(1).totalNanos()).isEqualTo(120);
        assertThat(report.functions().get(2).totalNanos()).isEqualTo(480);
        assertThat(report.command()).isEqualTo("culprit report s");
    }

    @Test
    void recursionCountsOnceInTheTotal() {
        SetReport report = SetReports.of(
                set(
                        "s",
                        jvm().thread(
                                        "main",
                                        call("a.A.visit")
                                                .self(10)
                                                .calls(call("a.A.visit", 2)
                                                        .times(4)
                                                        .self(40)
                                                        .calls(call("a.B.x", 3).self(7))))),
                "");

        FunctionSummary visit = report.functions().get(0);
        assertThat(visit.calls()).isEqualTo(5);
        assertThat(visit.totalNanos()).isEqualTo(57);
        assertThat(visit.selfNanos()).isEqualTo(50);
    }

    @Test
    void percentilesAreOverTheCallsOfAllForks() {
        SetReport report = SetReports.of(
                set(
                        "s",
                        2,
                        fork -> jvm().thread("main", call("a.A.run").times(50).self(fork == 0 ? 500 : 5_000))),
                "");

        assertThat(report.functions().get(0).latency().p50()).isEqualTo(10);
        assertThat(report.functions().get(0).latency().p95()).isEqualTo(100);
    }

    @Test
    void theTreeHasTheSameMeansOnBothSidesWithAllForks() {
        SetReport report = SetReports.of(
                set(
                        "s",
                        6,
                        fork -> jvm().thread(
                                        "main", call("a.A.run").times(1 + fork).self(100 * (1 + fork)))),
                "");

        assertThat(report.tree().baselineSelf()).isEqualTo(report.tree().candidateSelf());
        assertThat(report.tree().baselineCalls()[2]).isEqualTo(3.5);
        assertThat(report.tree().baselineSelf()[2]).isEqualTo(350);
        assertThat(report.tree().significant()).containsOnly(false);
        assertThat(report.functions()).hasSize(1);
    }
}
