package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.findings.RunFigures;
import dev.culprit.analyzer.model.ForkCosts;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the command at one setting.
 *
 * @param round its round, from 1; the runs of one round are neighbours in time
 * @param wallNanos from the start of the command to its end
 * @param exit its exit code
 * @param costs what its JVMs cost
 * @param figures what each line cost; null when the profiles do not tell
 */
public record Run(
        int round,
        double wallNanos,
        int exit,
        ForkCosts costs,
        @Nullable RunFigures figures) {

    public Run {
        if (!(wallNanos > 0)) {
            throw new IllegalArgumentException("wallNanos must be positive: " + wallNanos);
        }
    }
}
