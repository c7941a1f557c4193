package dev.culprit.analyzer.diff;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The forks that a side's means are over. One fork in which the machine was busy would otherwise be the change. The same forks
 * are used for all rows, so that the means still add up.
 */
final class CentralForks {

    /** With fewer forks all are used: dropping two of four would leave too little. */
    private static final int ENOUGH = 5;

    private CentralForks() {}

    /**
     * Indexes of the forks, ascending. From {@value #ENOUGH} forks on, the one with the smallest and the one with the largest
     * total are left out.
     *
     * @param self exclusive nanoseconds, [fork][row]
     */
    static int[] of(double[][] self) {
        if (self.length < ENOUGH) {
            return all(self.length);
        }
        double[] totals = Arrays.stream(self)
                .mapToDouble(fork -> Arrays.stream(fork).sum())
                .toArray();
        return IntStream.range(0, self.length)
                .boxed()
                .sorted(Comparator.comparingDouble(fork -> totals[fork]))
                .skip(1)
                .limit(self.length - 2L)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Indexes of all forks. */
    static int[] all(int forks) {
        return IntStream.range(0, forks).toArray();
    }

    /** The median of every row over all forks. */
    static double[] median(double[][] columns) {
        double[] median = new double[columns[0].length];
        double[] values = new double[columns.length];
        for (int row = 0; row < median.length; row++) {
            for (int fork = 0; fork < values.length; fork++) {
                values[fork] = columns[fork][row];
            }
            Arrays.sort(values);
            median[row] = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        }
        return median;
    }

    /** The mean of every row over {@code forks}. */
    static double[] mean(double[][] columns, int[] forks) {
        double[] mean = new double[columns[0].length];
        for (int fork : forks) {
            for (int row = 0; row < mean.length; row++) {
                mean[row] += columns[fork][row];
            }
        }
        for (int row = 0; row < mean.length; row++) {
            mean[row] /= forks.length;
        }
        return mean;
    }
}
