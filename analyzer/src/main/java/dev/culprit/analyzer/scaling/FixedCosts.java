package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.TestTally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts the wall time of each run into what it costs to start and what each test costs, and asks from how many tests on that pays. */
final class FixedCosts {

    private final Setting first;
    private final Setting setting;
    private final double confidence;

    FixedCosts(Setting first, Setting setting, double confidence) {
        this.first = first;
        this.setting = setting;
        this.confidence = confidence;
    }

    /** Null when the profiles do not tell when tests began, or not all runs ran the same tests. */
    @Nullable
    BreakEven breakEven() {
        List<WallSplit> before = MeanSplit.splits(first);
        List<WallSplit> after = MeanSplit.splits(setting);
        long tests = sameTests();
        if (before.isEmpty()
                || after.isEmpty()
                || !before.get(0).ofTests()
                || !after.get(0).ofTests()
                || tests == 0) {
            return null;
        }
        int rounds = after.size();
        double[] starts = new double[rounds];
        double[] perTests = new double[rounds];
        double[] firstStarts = new double[rounds];
        double[] firstPerTests = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            firstStarts[i] = start(before.get(i), 0);
            starts[i] = start(
                    after.get(i), after.get(i).setupNanos() - before.get(i).setupNanos());
            firstPerTests[i] = (first.runs().get(i).wallNanos() - firstStarts[i]) / tests;
            perTests[i] = (setting.runs().get(i).wallNanos() - starts[i]) / tests;
        }
        return BreakEven.of(starts, perTests, firstStarts, firstPerTests, confidence);
    }

    /** What setups take in addition is a price of the workers, not of the tests; the lanes pay it side by side. */
    private static double start(WallSplit split, double moreSetup) {
        return split.workerStartNanos() + split.endNanos() + Math.max(0, moreSetup) / split.lanes();
    }

    /** The number of tests that every run of both settings ran; 0 when they differ. */
    private long sameTests() {
        TestTally common = null;
        for (Setting each : List.of(first, setting)) {
            for (Run run : each.runs()) {
                TestTally tests = run.costs().tests();
                if (tests == null || common != null && tests.run() != common.run()) {
                    return 0;
                }
                common = tests;
            }
        }
        return common == null ? 0 : common.run();
    }
}
