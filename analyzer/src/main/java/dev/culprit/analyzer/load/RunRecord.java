package dev.culprit.analyzer.load;

import dev.culprit.analyzer.findings.RunFigures;
import dev.culprit.analyzer.model.ForkCosts;
import org.jspecify.annotations.Nullable;

/**
 * What the profiles of one fork say.
 *
 * @param costs what its JVMs cost
 * @param figures what each line cost; null when no recorded code ran, or a profile is missing
 */
public record RunRecord(ForkCosts costs, @Nullable RunFigures figures) {}
