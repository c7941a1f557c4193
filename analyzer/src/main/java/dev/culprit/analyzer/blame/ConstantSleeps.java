package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.stats.Tuning;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tells how long the code asks to sleep. A sleep is never shorter than that, and longer by what the machine is late; so of sleeps that
 * are all about the same, the shortest says what was asked for, to a millisecond, however noisy the others are. On a machine with nine
 * busy threads per processor, three forks in which sleeps of 40 and 90 ms took 41 to 68 and 91 to 103 ms were not enough for a t
 * test at 1 %.
 */
final class ConstantSleeps {

    /** Sleeps of which half are this many times as long as the shortest, or more, do not all ask for the same. */
    private static final double SAME = 1.25;

    /** A change of less than this may be the machine's clock. */
    private static final double LEAST_RATIO = 1.1;

    private final double[] baseline;
    private final double[] candidate;
    private final int forks;

    /** @param part sleeps from one line */
    ConstantSleeps(Part part, AlignedTree tree) {
        this.baseline = means(part, tree.baselineSelf(), tree.baselineCalls());
        this.candidate = means(part, tree.candidateSelf(), tree.candidateCalls());
        this.forks = Math.min(tree.baselineForks(), tree.candidateForks());
    }

    /** Of each fork and context the mean of its sleeps, in nanoseconds, ascending. */
    private static double[] means(Part part, double[][] self, double[][] calls) {
        return IntStream.range(0, self.length)
                .boxed()
                .flatMapToDouble(fork -> Arrays.stream(part.rows())
                        .filter(row -> calls[fork][row] > 0 && self[fork][row] > 0)
                        .mapToDouble(row -> self[fork][row] / calls[fork][row]))
                .sorted()
                .toArray();
    }

    /** Whether the code certainly asks for another time than before, in the direction of {@code slower}. */
    boolean prove(boolean slower) {
        double[] shorter = slower ? baseline : candidate;
        double[] longer = slower ? candidate : baseline;
        return forks >= Tuning.DECISIVE_FORKS
                && isConstant(shorter)
                && isConstant(longer)
                && longer[0] >= LEAST_RATIO * shorter[0]
                && longer[0] > median(shorter);
    }

    /** The change of one sleep, in nanoseconds. */
    double change() {
        return candidate[0] - baseline[0];
    }

    private static boolean isConstant(double[] sleeps) {
        return sleeps.length > 0 && median(sleeps) <= SAME * sleeps[0];
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
