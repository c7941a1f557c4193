package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Adjusts p values for the number of functions looked at. */
public final class FalseDiscoveryRate {

    private FalseDiscoveryRate() {}

    /**
     * Benjamini and Hochberg, JRSS B 57 (1995) 289: the rate at which each hypothesis would just be reported.
     *
     * @param p one per hypothesis; NaN is no member of the family and stays NaN
     */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] q = new double[p.length];
        Arrays.fill(q, Double.NaN);
        double least = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            int i = order[rank - 1];
            least = Math.min(least, p[i] * (order.length / (double) rank));
            q[i] = least;
        }
        return q;
    }

    /**
     * Weighted by code evidence (Genovese, Roeder and Wasserman, Biometrika 93 (2006) 509): changed functions share
     * {@link Tuning#CHANGED_SHARE} of the budget, or their part of the family when that is larger, so that evidence never
     * counts against a function. The weights come from the code, not from the data, so the rate holds.
     */
    public static double[] adjust(double[] p, boolean[] changed) {
        double members = count(p, changed, true) + count(p, changed, false);
        double evident = count(p, changed, true);
        if (evident == 0 || evident == members) {
            return adjust(p);
        }
        double share = Math.max(Tuning.CHANGED_SHARE, evident / members);
        double ofChanged = share * members / evident;
        double ofOthers = (1 - share) * members / (members - evident);
        double[] weighted = new double[p.length];
        Arrays.setAll(weighted, i -> Math.min(1, p[i] / (changed[i] ? ofChanged : ofOthers)));
        return adjust(weighted);
    }

    /** For any dependence between the tests (Benjamini and Yekutieli, Annals of Statistics 29 (2001) 1165); much stricter. */
    public static double[] adjustStrictly(double[] p) {
        long members = Arrays.stream(p).filter(v -> !Double.isNaN(v)).count();
        double harmonic =
                LongStream.rangeClosed(1, members).mapToDouble(k -> 1.0 / k).sum();
        return Arrays.stream(adjust(p)).map(q -> Math.min(1, q * harmonic)).toArray();
    }

    private static double count(double[] p, boolean[] changed, boolean which) {
        return IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]) && changed[i] == which)
                .count();
    }
}
