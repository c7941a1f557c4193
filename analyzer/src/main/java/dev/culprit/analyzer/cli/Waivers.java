package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens the gate for what somebody has accepted. The verdict stays what it is, and every report says what was waived, by which reason and
 * how long. Culprits that are not waived keep the gate closed when they alone would.
 *
 * @param waivers of {@code culprit.yml}
 * @param today the day by which they expire
 */
record Waivers(List<Waiver> waivers, LocalDate today) {

    Comparison applyTo(Comparison comparison, double fail) {
        if (waivers.isEmpty()) {
            return comparison;
        }
        List<String> reasons = new ArrayList<>(comparison.reasons());
        for (Waiver waiver : waivers) {
            boolean needed = comparison.culprits().stream().anyMatch(waiver::isAbout)
                    || comparison.budgets().stream().anyMatch(checked -> isBroken(checked) && waiver.isAbout(checked));
            if (needed) {
                reasons.add(said(waiver));
            }
        }
        List<Budget.Checked> budgets =
                comparison.budgets().stream().map(this::waived).toList();
        return comparison.waived(reasons, comparison.failed() && staysClosed(comparison, fail), budgets);
    }

    /** The same for scores: a waiver is about the benchmark of that name, with all its parameters. */
    BenchmarkComparison applyTo(BenchmarkComparison comparison) {
        List<Waiver> needed = waivers.stream()
                .filter(waiver ->
                        comparison.benchmarks().stream().anyMatch(one -> one.failed() && isAbout(waiver, one)))
                .toList();
        if (needed.isEmpty()) {
            return comparison;
        }
        List<String> reasons = new ArrayList<>(comparison.reasons());
        needed.forEach(waiver -> reasons.add(said(waiver)));
        return comparison
                .withReasons(reasons)
                .accepting(one -> needed.stream().anyMatch(waiver -> !waiver.isOver(today) && isAbout(waiver, one)));
    }

    private static boolean isAbout(Waiver waiver, ComparedBenchmark benchmark) {
        return waiver.isAbout(benchmark.candidate().name());
    }

    private String said(Waiver waiver) {
        return waiver.isOver(today)
                ? "The waiver of " + waiver.subject() + " expired on " + waiver.expires() + " and counts no more."
                : "Waived: " + waiver.subject() + ", " + waiver.inWords() + ".";
    }

    private static boolean isBroken(Budget.Checked checked) {
        return checked.outcome() == Budget.Outcome.BROKEN;
    }

    private Budget.Checked waived(Budget.Checked checked) {
        Optional<Waiver> waiver = isBroken(checked)
                ? waivers.stream()
                        .filter(one -> !one.isOver(today) && one.isAbout(checked))
                        .findFirst()
                : Optional.empty();
        return waiver.map(one -> checked.waived("; " + one.inWords())).orElse(checked);
    }

    /** Time is weighed against the threshold; of bytes it is not known here what each part adds, so any that is not waived counts. */
    private boolean staysClosed(Comparison comparison, double fail) {
        List<Culprit> left = comparison.culprits().stream()
                .filter(culprit ->
                        waivers.stream().noneMatch(waiver -> !waiver.isOver(today) && waiver.isAbout(culprit)))
                .toList();
        boolean noneWaived = left.size() == comparison.culprits().size();
        double whole = comparison.amounts().whole();
        if (noneWaived || Double.isNaN(whole)) {
            return true;
        }
        double nanos = left.stream().mapToDouble(Culprit::deltaNanos).sum();
        return nanos >= fail * whole || left.stream().anyMatch(culprit -> culprit.cause() == Cause.ALLOCATION);
    }
}
