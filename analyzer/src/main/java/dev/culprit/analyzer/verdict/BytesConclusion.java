package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.blame.AllocatedBytes;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What allocated bytes add to a conclusion about time. Bytes are exact or nearly so, on any machine. */
final class BytesConclusion {

    private BytesConclusion() {}

    /** {@code ofTime}, or what it becomes when more bytes are proven to be allocated. */
    static Conclusion join(Conclusion ofTime, @Nullable AllocatedBytes bytes, Thresholds thresholds) {
        if (bytes == null || bytes.provenShare() < thresholds.warn()) {
            return ofTime;
        }
        boolean grave = bytes.provenShare() >= Thresholds.MOST_BYTES - 1;
        boolean failed =
                bytes.provenShare() >= thresholds.bytes() - 1 || bytes.hasGrowth(thresholds.bytes(), thresholds.warn());
        List<String> reasons = new ArrayList<>(ofTime.reasons());
        boolean regressed = switch (ofTime.verdict()) {
            case REGRESSED, UNCHANGED, INCONCLUSIVE -> true;
            // What became faster at the price of some memory is still an improvement.
            case IMPROVED -> grave;
            case NOT_COMPARABLE, NO_BASELINE -> false;
        };
        boolean first = regressed && ofTime.verdict() != Verdict.REGRESSED;
        reasons.add(first ? 0 : reasons.size(), sentence(bytes, first));
        return regressed
                ? new Conclusion(Verdict.REGRESSED, reasons, ofTime.failed() || failed)
                : new Conclusion(ofTime.verdict(), reasons, ofTime.failed());
    }

    private static String sentence(AllocatedBytes bytes, boolean first) {
        String how = Double.isInfinite(bytes.provenShare())
                ? "bytes are allocated where there were none before"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% more bytes are allocated than the baseline's total",
                        bytes.provenShare() * 100);
        return first ? "A regression is proven: " + how + "." : "Besides, it is proven that " + how + ".";
    }
}
