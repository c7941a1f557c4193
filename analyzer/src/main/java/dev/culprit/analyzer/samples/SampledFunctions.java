package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.stats.QuasiPoisson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What functions below given calls are responsible for: their own code and that of the platform that they call. It is what somebody who mends the
 * function can change, while the platform's own frames only say how it is spent.
 */
final class SampledFunctions {

    /** Of the call itself that the samples were taken in. */
    static final int ANCHOR = -1;

    private final SampledUnion union;
    /** For each row the nearest one at or above it that is no platform code, -1 for the anchor. */
    private final int[] owner;

    SampledFunctions(SampledUnion union) {
        this.union = union;
        this.owner = new int[union.size()];
        boolean[] named = new boolean[union.frames().size()];
        for (int frame = 0; frame < named.length; frame++) {
            named[frame] = !PlatformCode.contains(union.frames().get(frame));
        }
        for (int row = 0; row < owner.length; row++) {
            int frame = union.frame()[row];
            int above = union.parent()[row];
            owner[row] = frame >= 0 && named[frame] ? row : above < 0 ? ANCHOR : owner[above];
        }
    }

    int owner(int row) {
        return owner[row];
    }

    /**
     * One function.
     *
     * @param frame its frame, {@link #ANCHOR} for the call itself
     * @param baseline amount per fork
     * @param candidate amount per fork
     * @param baselineSamples samples of all forks
     * @param candidateSamples samples of all forks
     * @param heaviestRow its row with the largest change in {@code sign}'s direction
     */
    record Entry(
            int frame,
            double[] baseline,
            double[] candidate,
            double baselineSamples,
            double candidateSamples,
            int heaviestRow) {

        double delta() {
            return mean(candidate) - mean(baseline);
        }

        /** Rows that only another event has samples of are no function of this one. */
        boolean isKnown() {
            return baselineSamples + candidateSamples > 0 || mean(baseline) + mean(candidate) > 0;
        }

        QuasiPoisson.Observed observed() {
            double before = perSample(baseline, baselineSamples);
            double after = perSample(candidate, candidateSamples);
            return new QuasiPoisson.Observed(
                    baseline,
                    filled(baseline.length, before > 0 ? before : after),
                    candidate,
                    filled(candidate.length, after > 0 ? after : before));
        }

        private static double perSample(double[] amounts, double samples) {
            return samples > 0 ? mean(amounts) * amounts.length / samples : 0;
        }

        private static double[] filled(int length, double value) {
            double[] all = new double[length];
            Arrays.fill(all, value > 0 ? value : 1);
            return all;
        }
    }

    /**
     * All functions below the calls {@code anchors}, rows of the aligned tree.
     *
     * @param slower whether growth is looked for, not shrinkage
     */
    List<Entry> below(BitSet anchors, boolean slower) {
        @Nullable Sum[] byFunction = new Sum[union.frames().size() + 1];
        List<Sum> sums = new ArrayList<>();
        double[] deltas = new double[union.size()];
        for (int row = 0; row < union.size(); row++) {
            if (anchors.get(union.anchor()[row])) {
                deltas[responsible(row)] += (slower ? 1 : -1) * delta(row);
                int function = function(row);
                Sum sum = byFunction[function + 1];
                if (sum == null) {
                    sum = new Sum(function);
                    byFunction[function + 1] = sum;
                    sums.add(sum);
                }
                sum.add(row);
            }
        }
        for (int row = 0; row < union.size(); row++) {
            Sum sum = anchors.get(union.anchor()[row]) ? byFunction[function(row) + 1] : null;
            if (sum != null) {
                sum.offer(responsible(row), deltas);
            }
        }
        return sums.stream().map(Sum::toEntry).filter(Entry::isKnown).toList();
    }

    /** The row that stands for what {@code row} takes. */
    private int responsible(int row) {
        return owner[row] < 0 ? ownCode(row) : owner[row];
    }

    /** The function that is responsible for a row: a frame, or {@link #ANCHOR}. */
    int function(int row) {
        return owner[row] < 0 ? ANCHOR : union.frame()[owner[row]];
    }

    /** Stands for all rows of the anchor: any of its outermost ones. */
    private int ownCode(int row) {
        int top = row;
        while (union.parent()[top] >= 0) {
            top = union.parent()[top];
        }
        return top;
    }

    double delta(int row) {
        return mean(union.candidate(), row) - mean(union.baseline(), row);
    }

    /** All functions below any call, with the rows that grew most. */
    List<Entry> everywhere() {
        return everywhere(true);
    }

    /** @param slower whether growth is looked for, not shrinkage */
    List<Entry> everywhere(boolean slower) {
        BitSet anchors = new BitSet();
        anchors.set(0, Arrays.stream(union.anchor()).max().orElse(0) + 1);
        return below(anchors, slower);
    }

    private static double mean(double[][] forks, int row) {
        double sum = 0;
        for (double[] fork : forks) {
            sum += fork[row];
        }
        return sum / forks.length;
    }

    static double mean(double[] forks) {
        return Arrays.stream(forks).average().orElse(0);
    }

    private final class Sum {
        private final int frame;
        private final double[] baseline = new double[union.baseline().length];
        private final double[] candidate = new double[union.candidate().length];
        private int heaviest = -1;
        private double baselineSamples;
        private double candidateSamples;

        Sum(int frame) {
            this.frame = frame;
        }

        void add(int row) {
            for (int fork = 0; fork < baseline.length; fork++) {
                baseline[fork] += union.baseline()[fork][row];
                baselineSamples += union.baselineSamples()[fork][row];
            }
            for (int fork = 0; fork < candidate.length; fork++) {
                candidate[fork] += union.candidate()[fork][row];
                candidateSamples += union.candidateSamples()[fork][row];
            }
        }

        /** Of rows that are alike the first. */
        void offer(int row, double[] deltas) {
            boolean heavier =
                    heaviest < 0 || deltas[row] > deltas[heaviest] || deltas[row] == deltas[heaviest] && row < heaviest;
            heaviest = heavier ? row : heaviest;
        }

        Entry toEntry() {
            return new Entry(frame, baseline, candidate, baselineSamples, candidateSamples, heaviest);
        }
    }
}
