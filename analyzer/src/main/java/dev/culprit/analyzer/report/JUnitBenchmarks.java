package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.report.JUnitDocument.Case;
import dev.culprit.analyzer.report.JUnitDocument.State;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders compared benchmarks as a JUnit XML report: a case for each. One that got slower fails when that closes the gate; what is not
 * decided or not compared is skipped and never passed.
 */
public final class JUnitBenchmarks {

    private final BenchmarkWords words = new BenchmarkWords(Amounts.ASCII, "->", "..");

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(BenchmarkComparison comparison, Writer out) throws IOException {
        List<Case> cases = new ArrayList<>();
        comparison.benchmarks().forEach(one -> cases.add(compared(one)));
        comparison.uncompared().forEach(one -> cases.add(of(one.name(), "", State.SKIPPED, one.reason(), "")));
        if (cases.isEmpty()) {
            cases.add(of("culprit.verdict", "", State.SKIPPED, String.join(" ", comparison.reasons()), ""));
        }
        JUnitDocument.write(comparison.verdict(), comparison.command(), cases, out);
    }

    private Case compared(ComparedBenchmark one) {
        String name = one.candidate().name();
        String which =
                one.title().substring(name.length()) + " [" + one.candidate().mode() + "]";
        String change = one.verdict() + ": time per operation " + words.change(one);
        String text = change + "\n" + words.scores(one) + ", " + BenchmarkWords.forks(one) + "\n" + one.reason();
        return of(name, which, state(one), message(one, change), text);
    }

    /** A skipped case has nothing but its message. */
    private static String message(ComparedBenchmark one, String change) {
        return state(one) == State.SKIPPED ? change + ". " + one.reason() : change;
    }

    private static State state(ComparedBenchmark one) {
        return switch (one.verdict()) {
            case REGRESSED -> one.failed() ? State.FAILED : State.PASSED;
            case IMPROVED, UNCHANGED -> State.PASSED;
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> State.SKIPPED;
        };
    }

    /** @param which what follows the method of a benchmark that is called {@code name} */
    private static Case of(String name, String which, State state, String message, String text) {
        int method = name.lastIndexOf('.') + 1;
        return new Case(
                name.substring(0, Math.max(0, method - 1)), name.substring(method) + which, state, message, text);
    }
}
