package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What all reference functions of a fork have in common: the state of the machine. It is the weighted median over them; the
 * weight is the log of the number of calls.
 */
final class CommonMode {

    private final int[] references;
    private final double[] weights;

    CommonMode(List<FunctionCosts> functions) {
        this.references = IntStream.range(0, functions.size())
                .filter(i -> functions.get(i).reference())
                .toArray();
        this.weights = Arrays.stream(references)
                .mapToDouble(i -> Math.log1p(functions.get(i).calls()))
                .toArray();
    }

    int references() {
        return references.length;
    }

    /**
     * @param rows values of all functions, one per fork
     * @return one value per fork; NaN where fewer than {@link Tuning#MIN_REFERENCES} reference functions have one
     */
    double[] perFork(double[][] rows) {
        int forks = rows.length == 0 ? 0 : rows[0].length;
        return IntStream.range(0, forks).mapToDouble(fork -> ofFork(rows, fork)).toArray();
    }

    private double ofFork(double[][] rows, int fork) {
        double[] column =
                Arrays.stream(references).mapToDouble(i -> rows[i][fork]).toArray();
        boolean enough = Robust.known(column).length >= Tuning.MIN_REFERENCES;
        return enough ? Robust.weightedMedian(column, weights) : Double.NaN;
    }
}
