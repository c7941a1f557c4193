package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the change of the total went, in parts that add up to it.
 *
 * @param total candidate less baseline per fork: the sum of all parts
 * @param unit of all amounts: that of the comparison's total
 * @param parts culprits, improvements, suspects below the threshold as one, the rest
 * @param percents the parts in whole percent of {@code total}, which add up to 100; empty when the changes cancel each
 *     other so far that percentages of what is left would mislead
 */
record Breakdown(double total, String unit, List<Part> parts, List<Integer> percents) {

    /** Below this fraction of the gross change the net change is no yardstick: parts of it would be over 400 %. */
    private static final double LEAST_NET = 0.25;

    /** What is left of sums of doubles, as a fraction of the gross change, is no time of anything. */
    private static final double ROUNDING = 1e-9;

    Breakdown {
        parts = List.copyOf(parts);
        percents = List.copyOf(percents);
    }

    /**
     * @param limit how many culprits, and how many improvements, get a part of their own; the others are summed
     */
    static Breakdown of(Comparison comparison, int limit) {
        List<Part> parts = new ArrayList<>();
        addEach(parts, Kind.CULPRIT, comparison.culprits(), limit);
        addEach(parts, Kind.IMPROVEMENT, comparison.improvements(), limit);
        addSum(parts, Kind.MORE_CULPRITS, comparison.culprits(), limit);
        addSum(parts, Kind.MORE_IMPROVEMENTS, comparison.improvements(), limit);
        addSum(parts, Kind.SUSPECTS, comparison.suspects(), 0);
        ChangedParts all = comparison.parts();
        double rest = Math.abs(all.restNanos()) > ROUNDING * gross(parts) ? all.restNanos() : 0;
        if (all.restFunctions() > 0 || rest != 0) {
            parts.add(new Part(Kind.REST, null, all.restFunctions(), rest));
        }
        double total = parts.stream().mapToDouble(Part::deltaNanos).sum();
        return new Breakdown(total, comparison.total().unit(), parts, percents(parts, total));
    }

    private static double gross(List<Part> parts) {
        return parts.stream().mapToDouble(part -> Math.abs(part.deltaNanos())).sum();
    }

    private static void addEach(List<Part> parts, Kind kind, List<Culprit> culprits, int limit) {
        for (Culprit culprit : culprits.subList(0, Math.min(limit, culprits.size()))) {
            parts.add(new Part(kind, culprit, 1, culprit.deltaNanos()));
        }
    }

    private static void addSum(List<Part> parts, Kind kind, List<Culprit> culprits, int from) {
        if (culprits.size() > from) {
            List<Culprit> others = culprits.subList(from, culprits.size());
            double sum = others.stream().mapToDouble(Culprit::deltaNanos).sum();
            parts.add(new Part(kind, null, others.size(), sum));
        }
    }

    /** Largest-remainder rounding, so that the printed numbers add up and nobody has to wonder where 1 % went. */
    private static List<Integer> percents(List<Part> parts, double total) {
        double gross = gross(parts);
        if (!(Math.abs(total) >= LEAST_NET * gross) || gross == 0) {
            return List.of();
        }
        int[] percents = new int[parts.size()];
        double[] remainders = new double[parts.size()];
        int missing = 100;
        for (int i = 0; i < percents.length; i++) {
            double exact = 100 * parts.get(i).deltaNanos() / total;
            percents[i] = (int) Math.floor(exact);
            remainders[i] = exact - percents[i];
            missing -= percents[i];
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }
            percents[largest]++;
            remainders[largest] = -1;
        }
        List<Integer> result = new ArrayList<>();
        for (int percent : percents) {
            result.add(percent);
        }
        return result;
    }

    /** Whether there is nothing to tell: no change and nobody named. */
    boolean isEmpty() {
        return parts.stream().allMatch(part -> part.culprit() == null && part.deltaNanos() == 0);
    }

    /** The largest part's size, for bars; at least a nanosecond. */
    double largest() {
        return Math.max(
                1,
                parts.stream().mapToDouble(p -> Math.abs(p.deltaNanos())).max().orElse(1));
    }

    /** What a part stands for. */
    enum Kind {
        CULPRIT,
        IMPROVEMENT,
        MORE_CULPRITS,
        MORE_IMPROVEMENTS,
        SUSPECTS,
        REST
    }

    /**
     * One part.
     *
     * @param culprit null for sums
     * @param members how many functions and call sites it stands for
     */
    record Part(Kind kind, @Nullable Culprit culprit, int members, double deltaNanos) {

        /** What a sum is called. */
        String title() {
            return switch (kind) {
                case CULPRIT, IMPROVEMENT ->
                    culprit == null ? "" : culprit.function().shortName();
                case MORE_CULPRITS -> members == 1 ? "1 more culprit" : members + " more culprits";
                case MORE_IMPROVEMENTS -> members == 1 ? "1 more improvement" : members + " more improvements";
                case SUSPECTS ->
                    members == 1 ? "1 suspect without enough evidence" : members + " suspects without enough evidence";
                case REST ->
                    members == 1
                            ? "rest (1 function, not significant)"
                            : "rest (" + members + " functions, none significant)";
            };
        }
    }
}
