package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.TestTally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command at several settings.
 *
 * @param name what is set, such as {@code workers}
 * @param rounds how often each setting ran
 * @param confidence of all intervals
 * @param settings in the order in which they were typed; the first is what the others are held against
 * @param best position of the fastest setting
 * @param decided whether every other setting is certainly slower than that
 * @param reasons plain sentences: what was concluded, and what the reader has to know
 * @param warnings what is missing, one plain sentence each
 * @param claim what was claimed and whether it is so, null when nothing was
 * @param command what repeats this comparison
 */
public record ScalingResult(
        String name,
        int rounds,
        double confidence,
        List<SettingResult> settings,
        int best,
        boolean decided,
        List<String> reasons,
        List<String> warnings,
        @Nullable CheckedClaim claim,
        String command) {

    public ScalingResult {
        settings = List.copyOf(settings);
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
    }

    public SettingResult bestSetting() {
        return settings.get(best);
    }

    /** Whether nothing is missing, and no setting is known to have run other tests than the first. */
    public boolean isTrusted() {
        return warnings.isEmpty() && settings.stream().allMatch(this::hasTheTestsOfTheFirst);
    }

    /** Whether {@code setting} is not known to have run other tests than the first one, or with other outcomes. */
    public boolean hasTheTestsOfTheFirst(SettingResult setting) {
        TestTally first = settings.get(0).tests();
        TestTally tests = setting.tests();
        return !setting.testsVary() && (first == null || tests == null ? first == tests : first.sameAs(tests));
    }

    /** The same with what it says about a claim. */
    public ScalingResult withClaim(CheckedClaim checked) {
        return new ScalingResult(
                name, rounds, confidence, settings, best, decided, reasons, warnings, checked, command);
    }

    /** The same with another reason, the last one. */
    public ScalingResult withReason(String reason) {
        List<String> more = new ArrayList<>(reasons);
        more.add(reason);
        return new ScalingResult(name, rounds, confidence, settings, best, decided, more, warnings, claim, command);
    }
}
