package dev.culprit.analyzer.stats;

import java.util.List;

/**
 * All functions that are compared together.
 *
 * @param functions every one with the same number of forks per side
 * @param interleaved whether the forks are pairs, run next to each other in alternating order, so that drift of the machine
 *     does not lean to one side; both sides then have equally many forks, with NaN for one that is missing
 */
public record Observations(List<FunctionCosts> functions, boolean interleaved) {

    public Observations {
        functions = List.copyOf(functions);
        for (FunctionCosts each : functions) {
            if (each.baseline().length != functions.get(0).baseline().length
                    || each.candidate().length != functions.get(0).candidate().length) {
                throw new IllegalArgumentException("functions differ in their number of forks");
            }
            if (interleaved && each.baseline().length != each.candidate().length) {
                throw new IllegalArgumentException("interleaved sides differ in their number of forks: "
                        + each.baseline().length + " and " + each.candidate().length);
            }
        }
    }

    public int baselineForks() {
        return functions.isEmpty() ? 0 : functions.get(0).baseline().length;
    }

    public int candidateForks() {
        return functions.isEmpty() ? 0 : functions.get(0).candidate().length;
    }
}
