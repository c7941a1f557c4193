package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.model.Comparison;
import java.util.List;

/**
 * A comparison of calls or samples as the result of a gate.
 *
 * @param unchecked rules that what was measured cannot answer; with any of them a strict gate does not open
 */
record ComparedResult(Comparison comparison, List<String> unchecked) implements GateResult {

    ComparedResult {
        unchecked = List.copyOf(unchecked);
    }

    @Override
    public ComparedResult withReason(String reason) {
        return new ComparedResult(comparison.withReason(reason), unchecked);
    }

    @Override
    public ComparedResult under(RulesOfBase rules, double fail) {
        return new ComparedResult(rules.applyTo(comparison, fail), unchecked);
    }

    @Override
    public Result shown(SourceSites sites, Repository repository, boolean colour) throws Exception {
        return Result.of(comparison, sites.links(comparison), repository.root(), colour);
    }

    @Override
    public int exit(boolean strict) {
        return ExitCodes.ofGate(ExitCodes.of(comparison, strict), strict, unchecked);
    }
}
