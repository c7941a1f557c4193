package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.blame.Blame;
import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.stats.Limitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The verdict and its reasons. A verdict rests on what the evidence vouches for, never on the raw total: on a busy host the
 * total of the same program varies by tens of percent.
 *
 * @param verdict the verdict
 * @param reasons why, most important first
 * @param failed whether a gate closes
 */
record Conclusion(Verdict verdict, List<String> reasons, boolean failed) {

    static Conclusion of(Total total, Blame blame, List<ComparabilityCheck> checks, Thresholds thresholds) {
        List<String> refused = checks.stream()
                .filter(check -> check.level() == ComparabilityCheck.Level.REFUSED)
                .map(check -> check.fact() + " differs (" + check.baseline() + " against " + check.candidate() + "). "
                        + check.message())
                .toList();
        if (!refused.isEmpty()) {
            return notComparable(refused, blame);
        }
        double proven = total.baseline() > 0 ? blame.provenNanos() / total.baseline() : 0;
        if (proven >= thresholds.warn() && !blame.culprits().isEmpty() && !isFasterForSure(total)) {
            boolean failed =
                    proven >= thresholds.fail() && blame.vouchedNanos() >= thresholds.warn() * total.baseline();
            return new Conclusion(Verdict.REGRESSED, changed("more", proven, blame.culprits(), blame), failed);
        }
        if (proven <= -thresholds.warn() && !blame.improvements().isEmpty()) {
            return new Conclusion(Verdict.IMPROVED, changed("less", -proven, blame.improvements(), blame), false);
        }
        return undecidedOrUnchanged(proven, blame, thresholds);
    }

    private static Conclusion notComparable(List<String> refused, Blame blame) {
        List<String> reasons = new ArrayList<>(refused);
        reasons.add(
                blame.culprits().isEmpty()
                        ? "Calls, which can be compared, show no change that matters."
                        : "Calls, which can be compared, changed: see the culprits.");
        return new Conclusion(Verdict.NOT_COMPARABLE, reasons, false);
    }

    /** Whether the total, noisy as it is, contradicts a regression. */
    private static boolean isFasterForSure(Total total) {
        return total.interval().isKnown() && total.interval().high() < 1;
    }

    private static List<String> changed(String direction, double share, List<Culprit> named, Blame blame) {
        List<String> reasons = new ArrayList<>();
        String subject = named.size() == 1
                ? "1 change with enough evidence takes"
                : named.size() + " changes with enough evidence take";
        reasons.add(String.format(
                Locale.ROOT,
                "%s is proven: %s %.1f %% %s time than the baseline's total.",
                direction.equals("more") ? "A regression" : "An improvement",
                subject,
                share * 100,
                direction));
        reasons.add(named.get(0).explanation());
        reasons.addAll(limitations(blame));
        return reasons;
    }

    private static Conclusion undecidedOrUnchanged(double proven, Blame blame, Thresholds thresholds) {
        List<String> reasons = new ArrayList<>();
        if (proven != 0) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "What is proven adds up to %+.1f %% of the total, less than the %.0f %% that count as a change.",
                    proven * 100,
                    thresholds.warn() * 100));
        }
        if (blame.shiftedNanos() > 0) {
            reasons.add("Cost moved from one place to another; the net is no regression.");
        }
        if (blame.shift().holds(1 - thresholds.confidence(), Math.log1p(thresholds.warn()))) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "All functions together took %.2f times as long, and no function stands out: that is the machine, the"
                            + " JVM or a setting, not a call site.",
                    Math.exp(blame.shift().log())));
            reasons.addAll(limitations(blame));
            return new Conclusion(Verdict.INCONCLUSIVE, reasons, false);
        }
        if (blame.largestUnseen() < thresholds.warn()) {
            reasons.add(String.format(
                    Locale.ROOT, "No function adds more than %.1f %% to the total.", blame.largestUnseen() * 100));
            reasons.addAll(limitations(blame));
            return new Conclusion(Verdict.UNCHANGED, reasons, false);
        }
        reasons.add(unseen(blame));
        reasons.addAll(limitations(blame));
        return new Conclusion(Verdict.INCONCLUSIVE, reasons, false);
    }

    private static String unseen(Blame blame) {
        // A bound beyond a doubling of everything is no statement.
        if (!(blame.largestUnseen() <= 1)) {
            return "Too few forks to bound what may have been missed; 3 or more on each side let times decide.";
        }
        return String.format(
                Locale.ROOT,
                "The noise may hide a slow-down of up to %.0f %% of the total in one function; more forks would show less.",
                blame.largestUnseen() * 100);
    }

    private static List<String> limitations(Blame blame) {
        return blame.limitations().stream().sorted().map(Limitation::sentence).toList();
    }
}
