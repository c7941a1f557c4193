package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.ForkCosts;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The command at one setting.
 *
 * @param value as typed
 * @param runs one a round
 */
public record Setting(String value, List<Run> runs) {

    public Setting {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("the setting '" + value + "' has no run");
        }
    }

    /** The value as a number of workers, NaN when it is none: workers are counted. */
    public double workers() {
        return value.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(value) : Double.NaN;
    }

    /** The wall times, one a round. */
    double[] walls() {
        return runs.stream().mapToDouble(Run::wallNanos).toArray();
    }

    double meanWall() {
        return runs.stream().mapToDouble(Run::wallNanos).average().orElse(Double.NaN);
    }

    /** An amount of every run; NaN where it is not known. */
    double[] amounts(ToDoubleFunction<ForkCosts> amount) {
        return runs.stream()
                .mapToDouble(run -> amount.applyAsDouble(run.costs()))
                .toArray();
    }

    /** The mean of an amount; NaN when a run does not know it. */
    double mean(ToDoubleFunction<ForkCosts> amount) {
        return runs.stream()
                .mapToDouble(run -> amount.applyAsDouble(run.costs()))
                .average()
                .orElse(Double.NaN);
    }
}
