package dev.culprit.analyzer.stats;

import java.util.SplittableRandom;

/** Series of positive values with noise on the log scale. */
final class TestingSeries {

    private final double[] logs;

    private TestingSeries(double[] logs) {
        this.logs = logs;
    }

    /**
     * Noise without any change.
     *
     * @param deviation standard deviation
     * @param correlation of neighbours: 0 for independent values
     */
    static TestingSeries noise(int length, double deviation, double correlation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] logs = new double[length];
        double state = random.nextGaussian();
        for (int i = 0; i < length; i++) {
            logs[i] = deviation * state;
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return new TestingSeries(logs);
    }

    /** From {@code at} on so much larger. */
    TestingSeries step(int at, double ratio) {
        for (int i = at; i < logs.length; i++) {
            logs[i] += Math.log(ratio);
        }
        return this;
    }

    /** Only at {@code at} so much larger. */
    TestingSeries spike(int at, double ratio) {
        logs[at] += Math.log(ratio);
        return this;
    }

    /** In the end so much larger, at each value by an equal part of it. */
    TestingSeries creep(double ratio) {
        for (int i = 0; i < logs.length; i++) {
            logs[i] += Math.log(ratio) * i / (logs.length - 1);
        }
        return this;
    }

    TestingSeries missing(int at) {
        logs[at] = Double.NaN;
        return this;
    }

    double[] logs() {
        return logs;
    }

    /** Around a millisecond. */
    double[] values() {
        double[] values = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            values[i] = 1e6 * Math.exp(logs[i]);
        }
        return values;
    }
}
