package dev.culprit.benchmarks.report;

import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.ComparedAmounts;
import dev.culprit.analyzer.model.ComparedSets;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Judgement;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.report.HtmlReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes the report of a pair of collapsed profiles, {@code BASELINE CANDIDATE HTML}, and says how long that took, without reading. */
final class WriteMain {

    private WriteMain() {}

    public static void main(String[] arguments) throws IOException {
        Stacks stacks = new Stacks();
        stacks.read(Path.of(arguments[0]), true);
        stacks.read(Path.of(arguments[1]), false);
        DiffTree tree = stacks.tree();
        stacks = null;
        System.gc();
        long base = used();
        Peak peak = new Peak();
        long begin = System.nanoTime();
        try (Writer out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            new HtmlReport().write(comparison(tree), out);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "{\"nodes\": %d, \"seconds\": %.3f, \"treeMegabytes\": %.1f, \"peakMegabytes\": %.1f}%n",
                tree.size(), seconds, base / 1e6, peak.stop() / 1e6);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Comparison comparison(DiffTree tree) {
        double before = Arrays.stream(tree.baselineSelf()).sum();
        double after = Arrays.stream(tree.candidateSelf()).sum();
        List<String> reasons = List.of("Two profiles are no evidence: this page is written to be measured.");
        Total total = new Total("samples", "ns", before, after, after / before, Interval.UNKNOWN, 0.95);
        return Comparison.of(
                new Judgement(Verdict.INCONCLUSIVE, reasons, false),
                new ComparedSets(side("baseline"), side("candidate"), List.of(), "benchmarks/report/run"),
                new ComparedAmounts(total, Double.NaN),
                ChangedParts.unnamed(after - before, tree.frames().size()),
                tree);
    }

    private static SideSummary side(String label) {
        return new SideSummary(label, null, 1, 1, SideSummary.TestCounts.NONE, Map.of(), List.of());
    }

    /** The most memory in use after any collection or look, which a watching thread takes. */
    private static final class Peak {

        private volatile long most;
        private volatile boolean stopped;
        private final Thread watcher = new Thread(this::watch, "peak");

        Peak() {
            watcher.setDaemon(true);
            watcher.start();
        }

        private void watch() {
            while (!stopped) {
                most = Math.max(most, used());
                Thread.onSpinWait();
                java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
            }
        }

        long stop() {
            stopped = true;
            return Math.max(most, used());
        }
    }
}
