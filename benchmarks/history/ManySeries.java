import dev.culprit.analyzer.stats.ChangePoints;
import dev.culprit.analyzer.stats.FalseDiscoveryRate;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** Times what `culprit history` does after it has read the sets: change points in many series, one of which in a hundred has a step. */
public final class ManySeries {

    private static final double NOISE = 0.02;
    private static final double CORRELATION = 0.3;

    public static void main(String[] args) {
        int functions = Integer.parseInt(args[0]);
        int commits = Integer.parseInt(args[1]);
        int repetitions = Integer.parseInt(args[2]);
        double[][] series = new double[functions][];
        for (int i = 0; i < functions; i++) {
            series[i] = series(commits, i % 100 == 0, i);
        }
        double[] seconds = new double[repetitions];
        int found = 0;
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            found = analyse(series);
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%d series of %d commits: %.2f s (%.2f .. %.2f), steps named in %d series of %d with one%n",
                functions,
                commits,
                seconds[repetitions / 2],
                seconds[0],
                seconds[repetitions - 1],
                found,
                (functions + 99) / 100);
    }

    private static double[] series(int commits, boolean stepped, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[commits];
        double state = random.nextGaussian();
        for (int i = 0; i < commits; i++) {
            values[i] = 1e5 * Math.exp(NOISE * state) * (stepped && i >= commits / 2 ? 1.2 : 1);
            state = CORRELATION * state + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
        }
        return values;
    }

    private static int analyse(double[][] series) {
        ChangePoints[] points = Arrays.stream(series).map(ChangePoints::of).toArray(ChangePoints[]::new);
        double[] correlations = Arrays.stream(points).mapToDouble(ChangePoints::correlation).sorted().toArray();
        double typical = correlations[correlations.length / 2];
        double[] p = Arrays.stream(points).flatMapToDouble(one -> Arrays.stream(one.p(typical))).toArray();
        double[] adjusted = FalseDiscoveryRate.adjust(p);
        double level = 0;
        for (int i = 0; i < p.length; i++) {
            level = adjusted[i] <= 0.01 ? Math.max(level, p[i]) : level;
        }
        int found = 0;
        for (ChangePoints one : points) {
            found += one.steps(level, 1.05, 0.95, typical).isEmpty() ? 0 : 1;
        }
        return found;
    }
}
