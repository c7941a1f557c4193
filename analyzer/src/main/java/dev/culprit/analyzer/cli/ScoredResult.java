package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.model.BenchmarkComparison;
import java.util.List;

/**
 * A comparison of scores as the result of a gate.
 *
 * @param unchecked rules that scores cannot answer; with any of them a strict gate does not open
 */
record ScoredResult(BenchmarkComparison comparison, List<String> unchecked) implements GateResult {

    ScoredResult {
        unchecked = List.copyOf(unchecked);
    }

    @Override
    public ScoredResult withReason(String reason) {
        return new ScoredResult(comparison.withReason(reason), unchecked);
    }

    @Override
    public ScoredResult under(RulesOfBase rules, double fail) {
        return new ScoredResult(rules.applyTo(comparison), unchecked);
    }

    @Override
    public Result shown(SourceSites sites, Repository repository, boolean colour) {
        return Result.of(comparison, colour);
    }

    @Override
    public int exit(boolean strict) {
        return ExitCodes.ofGate(ExitCodes.of(comparison, strict), strict, unchecked);
    }
}
