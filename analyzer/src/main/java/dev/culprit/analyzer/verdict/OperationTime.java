package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Benchmark;
import java.util.Arrays;

/** Scores of a benchmark as logs of the time that one operation takes. */
final class OperationTime {

    private OperationTime() {}

    /**
     * One value per fork, NaN beyond them and where a score is not positive. The unit is left out: both sides have the same.
     *
     * @param length of the result
     */
    static double[] logs(Benchmark benchmark, int length) {
        double[] logs = new double[length];
        Arrays.fill(logs, Double.NaN);
        double[] scores = benchmark.forkScores();
        for (int fork = 0; fork < scores.length; fork++) {
            if (scores[fork] > 0) {
                logs[fork] = benchmark.higherIsBetter() ? -Math.log(scores[fork]) : Math.log(scores[fork]);
            }
        }
        return logs;
    }
}
