package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.findings.RunFigures.Place;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.CostlierLine.Amount;
import dev.culprit.analyzer.model.LossCause;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up what the JVMs of a fork took. Not thread safe. */
final class FigureSums {

    private final Map<Place, Amount> lines = new HashMap<>();
    private final Set<String> tests = new HashSet<>();
    private double all;
    private double setup;
    private double waited;
    private double start;
    private double cpu;
    private double earliest = Double.POSITIVE_INFINITY;
    private double end;

    void add(RecordedJvm jvm, Load load) {
        jvm.tests().tests().stream()
                .filter(test -> test.status() != TestRuns.Status.SKIPPED)
                .forEach(test -> tests.add(test.id()));
        TestRuns.Suite run = jvm.tests().suite();
        if (run == null) {
            cpu = Double.NaN;
            jvm.outermost().forEach(node -> add(node, true, false));
            return;
        }
        start += run.jvmStartNanos() + run.startNanos();
        earliest = Math.min(earliest, jvm.offsetNanos() - run.jvmStartNanos());
        end = Math.max(end, jvm.offsetNanos() + run.endNanos());
        cpu += load.isKnown() ? load.processCpu(run.startNanos(), run.endNanos()) : Double.NaN;
        jvm.outermost().stream()
                .filter(node -> node.kind() == MethodKind.TEST && TestPath.isOwn(node))
                .flatMap(test -> test.children().stream())
                .forEach(phase -> add(phase, false, TestPath.isSetup(phase) || TestPath.isClassSetup(phase)));
    }

    /** @param tasks whether what was handed to other threads counts; a test need not wait for it */
    private void add(CallNode top, boolean tasks, boolean isSetup) {
        List<CallNode> waits = top.topmost(node -> ends(node, tasks))
                .filter(node -> node.frame().isWait())
                .toList();
        double awaited = waits.stream().mapToDouble(CallNode::totalNanos).sum();
        waits.forEach(wait -> add(
                wait.kind() == MethodKind.LOCK ? LossCause.LOCK : LossCause.WAIT,
                wait.kind(),
                wait.place(),
                wait.totalNanos(),
                wait.count()));
        all += top.totalNanos();
        waited += awaited;
        if (isSetup) {
            setup += top.totalNanos() - awaited;
        } else {
            top.outside(node -> ends(node, tasks))
                    .filter(node -> node.kind() == MethodKind.FUNCTION)
                    .forEach(node -> add(
                            LossCause.MORE_WORK, MethodKind.FUNCTION, node.place(), node.selfNanos(), node.count()));
        }
    }

    private static boolean ends(CallNode node, boolean tasks) {
        return node.frame().isWait() || !tasks && node.kind() == MethodKind.TASK;
    }

    void addSetups(List<Fixture> fixtures) {
        for (Fixture made : fixtures) {
            double nanos = made.node().totalNanos() - made.node().waitNanos();
            add(LossCause.SETUP, MethodKind.FUNCTION, made.place(), nanos, 1);
        }
    }

    private void add(LossCause cause, MethodKind kind, CallSite line, double nanos, double count) {
        lines.merge(
                new Place(cause, kind, line),
                new Amount(nanos, count),
                (one, other) -> new Amount(one.nanos() + other.nanos(), one.count() + other.count()));
    }

    RunFigures figures(double recordedNanos, double workers, int atOnce) {
        double wall = Double.isFinite(earliest) ? end - earliest : recordedNanos;
        return new RunFigures(wall, tests, workers, atOnce, all - waited - setup, setup, waited, start, cpu, lines);
    }
}
