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

    /** What {@code fixed} takes less, by the median of the rounds: a machine that is busy for some of them is so for both sides. */
    double saving(SideRuns fixed) {
        return median(savings(fixed));
    }

    /** By how much the saving of a round typically deviates from that. */
    double deviation(SideRuns fixed) {
        double saving = saving(fixed);
        return median(Arrays.stream(savings(fixed))
                .map(round -> Math.abs(round - saving))
                .toArray());
    }

    double plainMillis() {
        return median(millis(plain));
    }

    double recordedMillis() {
        return median(millis(recorded));
    }

    private double[] savings(SideRuns fixed) {
        return IntStream.range(0, plain.size())
                .mapToDouble(round ->
                        plain.get(round).millis() - fixed.plain.get(round).millis())
                .toArray();
    }

    private static double[] millis(List<LauncherReport> runs) {
        return runs.stream().mapToDouble(LauncherReport::millis).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
