package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.blame.Blame;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader would otherwise take for a contradiction in the result: sentences that explain, and change no verdict. */
final class Caveats {

    private Caveats() {}

    /**
     * One sentence each.
     *
     * @param work the total that is shown
     * @param typical the total that the verdict rests on
     */
    static List<String> of(Conclusion conclusion, Total work, Total typical, Blame blame, Thresholds thresholds) {
        List<String> sentences = new ArrayList<>();
        double proven = typical.baseline() > 0 ? blame.provenNanos() / typical.baseline() : 0;
        boolean more = conclusion.verdict() == Verdict.REGRESSED && proven >= thresholds.warn();
        boolean less = conclusion.verdict() == Verdict.IMPROVED;
        if (more && work.ratio() <= 1 || less && work.ratio() >= 1) {
            sentences.add(
                    "The total went the other way: the forks differ by more than what is proven. More of them would tell what"
                            + " is left of it.");
        }
        if (more
                && work.ratio() > 1
                && work.interval().isKnown()
                && work.interval().low() <= 1) {
            sentences.add(
                    "The total alone does not show it, its interval holds no change; the verdict rests on the proven parts.");
        }
        if (more && !conclusion.failed()) {
            sentences.add(openGate(proven, thresholds));
        }
        return sentences;
    }

    private static String openGate(double proven, Thresholds thresholds) {
        if (Double.isInfinite(thresholds.fail())) {
            return "The gate stays open: culprit.yml says that time closes none.";
        }
        return proven < thresholds.fail()
                ? String.format(
                        Locale.ROOT,
                        "The gate stays open: what is proven is less than the %.0f %% of --fail.",
                        thresholds.fail() * 100)
                : String.format(
                        Locale.ROOT,
                        "The gate stays open: how much it is is too uncertain, it may be less than the %.0f %% of --warn.",
                        thresholds.warn() * 100);
    }
}
