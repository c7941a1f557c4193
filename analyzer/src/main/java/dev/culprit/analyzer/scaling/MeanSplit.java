package dev.culprit.analyzer.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the wall time of a setting went, means over its runs, in nanoseconds. {@code startNanos + runningNanos + gapNanos + endNanos}
 * is the mean wall time.
 *
 * @param ofTests whether lanes are threads that ran tests; else they are JVMs
 * @param lanes lanes
 * @param startNanos before the first lane ran, and while a JVM was being started and nothing ran
 * @param runningNanos at least one lane ran
 * @param gapNanos nothing ran in between
 * @param endNanos after the last lane had ended
 * @param laneNanos the times of all lanes, added up
 * @param setupNanos the part of them in setups and teardowns of classes
 * @param startingShare share of the lanes' idle time, while another lane ran, in which a JVM was still being started
 */
public record MeanSplit(
        boolean ofTests,
        double lanes,
        double startNanos,
        double runningNanos,
        double gapNanos,
        double endNanos,
        double laneNanos,
        double setupNanos,
        double startingShare) {

    /** Lanes that ran at the same time, on average while one did. */
    public double lanesAtOnce() {
        return laneNanos / runningNanos;
    }

    /** Null unless every run can be split, all in the same way. */
    static @Nullable MeanSplit of(Setting setting) {
        List<WallSplit> splits = splits(setting);
        if (splits.isEmpty()) {
            return null;
        }
        double idle = mean(splits, WallSplit::idleNanos);
        return new MeanSplit(
                splits.get(0).ofTests(),
                mean(splits, WallSplit::lanes),
                mean(splits, WallSplit::startNanos),
                mean(splits, WallSplit::runningNanos),
                mean(splits, WallSplit::gapNanos),
                mean(splits, WallSplit::endNanos),
                mean(splits, WallSplit::laneNanos),
                mean(splits, WallSplit::setupNanos),
                idle > 0 ? mean(splits, WallSplit::startingNanos) / idle : 0);
    }

    /** One a run; none at all unless every run has one of the same kind, in which something ran. */
    static List<WallSplit> splits(Setting setting) {
        List<WallSplit> splits = new ArrayList<>();
        for (Run run : setting.runs()) {
            WallSplit split = WallSplit.of(run, setting.workers());
            if (split == null
                    || split.runningNanos() <= 0
                    || split.ofTests() != first(splits, split).ofTests()) {
                return List.of();
            }
            splits.add(split);
        }
        return splits;
    }

    private static WallSplit first(List<WallSplit> splits, WallSplit otherwise) {
        return splits.isEmpty() ? otherwise : splits.get(0);
    }

    private static double mean(List<WallSplit> splits, ToDoubleFunction<WallSplit> amount) {
        return splits.stream().mapToDouble(amount).average().orElse(Double.NaN);
    }
}
