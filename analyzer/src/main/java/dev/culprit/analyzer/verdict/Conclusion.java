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
        if (proven <= -thresholds.warn() && !isSlowerForSure(total)) {
            return new Conclusion(Verdict.IMPROVED, changed("less", -proven, blame.improvements(), blame), false);
        }
        return undecidedOrUnchanged(proven, total, blame, thresholds);
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

    /** Whether the total contradicts an improvement. */
    private static boolean isSlowerForSure(Total total) {
        return total.interval().isKnown() && total.interval().low() > 1;
    }

    private static List<String> changed(String direction, double share, List<Culprit> named, Blame blame) {
        List<String> reasons = new ArrayList<>();
        reasons.add(String.format(
                Locale.ROOT,
                "%s proven: %s with enough evidence %s %s time, %.1f %% of what a typical fork of the baseline takes.",
                direction.equals("more") ? "A regression is" : "An improvement is",
                named.size() == 1 ? "1 change" : named.size() + " changes",
                named.size() == 1 ? "takes" : "take",
                direction,
                share * 100));
        reasons.add(named.get(0).explanation());
        reasons.addAll(limitations(blame));
        return reasons;
    }

    private static Conclusion undecidedOrUnchanged(double proven, Total total, Blame blame, Thresholds thresholds) {
        List<String> reasons = new ArrayList<>();
        boolean contradicted = Math.abs(proven) >= thresholds.warn();
        if (proven != 0) {
            reasons.add(proven(proven, contradicted, blame, thresholds));
        }
        if (blame.shiftedNanos() > 0) {
            reasons.add("Cost moved from one place to another" + (contradicted ? "." : "; the net is no regression."));
        }
        Verdict verdict = Verdict.INCONCLUSIVE;
        if (blame.shift().holds(1 - thresholds.confidence(), Math.log1p(thresholds.warn()))) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "All functions together took %.2f times as long, and no function stands out: that is the machine, the"
                            + " JVM or a setting, not a call site.",
                    Math.exp(blame.shift().log())));
        } else if (isAnotherTotal(total, thresholds.warn())) {
            reasons.add(unexplained(total));
        } else if (!contradicted && blame.largestUnseen() < thresholds.warn()) {
            reasons.add(String.format(
                    Locale.ROOT, "No function adds more than %.1f %% to the total.", blame.largestUnseen() * 100));
            verdict = Verdict.UNCHANGED;
        } else if (!contradicted) {
            reasons.add(unseen(blame));
        }
        reasons.addAll(limitations(blame));
        return new Conclusion(verdict, reasons, false);
    }

    private static String proven(double proven, boolean contradicted, Blame blame, Thresholds thresholds) {
        String sum = String.format(Locale.ROOT, "What is proven adds up to %+.1f %% of the total, ", proven * 100);
        if (!contradicted) {
            return sum
                    + String.format(
                            Locale.ROOT, "less than the %.0f %% that count as a change.", thresholds.warn() * 100);
        }
        return sum
                + (proven > 0 && blame.culprits().isEmpty()
                        ? "but most of it was saved next to it."
                        : "but the total itself went the other way.");
    }

    /** Whether the total, noisy as it is, certainly differs by so much that "unchanged" would be wrong. */
    private static boolean isAnotherTotal(Total total, double warn) {
        return total.interval().isKnown()
                && (total.interval().low() >= 1 + warn || total.interval().high() <= 1 - warn);
    }

    private static String unexplained(Total total) {
        boolean slower = total.interval().low() > 1;
        double least =
                slower ? total.interval().low() - 1 : 1 - total.interval().high();
        return String.format(
                Locale.ROOT,
                "The total takes at least %.1f %% %s time, but the parts that make this up lack the evidence or the size to be"
                        + " named.",
                least * 100,
                slower ? "more" : "less");
    }

    private static String unseen(Blame blame) {
        // A bound beyond a doubling of everything is no statement.
        if (!(blame.largestUnseen() <= 1)) {
            return "These forks do not bound what may have been missed: times decide from 3 forks on each side on, and"
                    + " from more where they vary a lot.";
        }
        return String.format(
                Locale.ROOT,
                "The noise may hide a slow-down of up to %.0f %% of the total in one function; more forks would show less.",
                blame.largestUnseen() * 100);
    }

    private static List<String> limitations(Blame blame) {
        List<String> sentences = new ArrayList<>(blame.remarks());
        blame.limitations().stream().sorted().map(Limitation::sentence).forEach(sentences::add);
        return sentences;
    }
}
