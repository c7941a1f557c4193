package dev.culprit.analyzer.stats;

import java.util.List;

/**
 * What the forks of one design say on their own.
 *
 * @param functions one per function
 * @param shift what was taken out of all of them; unknown when nothing was
 */
record Measured(List<Measurement> functions, GlobalShift shift) {}
