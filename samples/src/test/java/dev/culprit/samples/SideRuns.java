package dev.culprit.samples;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The runs of one side of a suite, in the order of the rounds. Wall times are milliseconds by the launcher's clock.
 *
 * @param set profiles of the recorded ones
 */
record SideRuns(Suite.Side side, Path set, List<LauncherReport> plain, List<LauncherReport> recorded) {

    /** What {@code fixed} takes less, round by round: a machine that is busy for some of them is so for both sides. */
    Saving saving(SideRuns fixed) {
        double[] rounds = IntStream.range(0, plain.size())
                .mapToDouble(round ->
                        plain.get(round).millis() - fixed.plain.get(round).millis())
                .toArray();
        return Saving.of(rounds);
    }

    /** How many times longer the recorded runs of this side take, by the median of the rounds; 1 where they do not. */
    double slowdown() {
        double[] rounds = IntStream.range(0, recorded.size())
                .mapToDouble(
                        round -> recorded.get(round).millis() / plain.get(round).millis())
                .toArray();
        return Math.max(1, median(rounds));
    }

    double plainMillis() {
        return median(millis(plain));
    }

    double recordedMillis() {
        return median(millis(recorded));
    }

    private static double[] millis(List<LauncherReport> runs) {
        return runs.stream().mapToDouble(LauncherReport::millis).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Milliseconds that a fix saves: the median of the rounds, and where the middle half of them is (all, when they are three). */
    record Saving(double low, double median, double high) {

        static Saving of(double[] rounds) {
            double[] sorted = rounds.clone();
            Arrays.sort(sorted);
            int quarter = sorted.length / 4;
            return new Saving(sorted[quarter], sorted[sorted.length / 2], sorted[sorted.length - 1 - quarter]);
        }
    }
}
