package dev.culprit.samples;

import java.nio.file.Path;
import java.util.List;

/**
 * The runs of one side of a suite.
 *
 * @param set profiles of the recorded ones
 */
record SideRuns(Suite.Side side, Path set, List<LauncherReport> plain, List<LauncherReport> recorded) {

    /** Median wall time of the suite as the launcher tells it, in milliseconds. */
    double plainMillis() {
        return median(plain);
    }

    /** Half of the range of these times. */
    double uncertainMillis() {
        return (plain.stream().mapToDouble(LauncherReport::millis).max().orElse(0)
                        - plain.stream()
                                .mapToDouble(LauncherReport::millis)
                                .min()
                                .orElse(0))
                / 2;
    }

    double recordedMillis() {
        return median(recorded);
    }

    private static double median(List<LauncherReport> runs) {
        double[] millis =
                runs.stream().mapToDouble(LauncherReport::millis).sorted().toArray();
        return millis[millis.length / 2];
    }
}
