package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.ClaimCheck.Measured;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.scaling.CheckedClaim;
import dev.culprit.analyzer.scaling.Matrix;
import dev.culprit.analyzer.scaling.Scaling;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.analyzer.scaling.SettingResult;
import dev.culprit.analyzer.stats.PairedRatio;
import java.util.List;

/**
 * A claim about one of several settings: {@code faster 40%} is about the last one, {@code best: faster 40%} about the fastest,
 * {@code 4: faster 40%} about that value. It is held against the first.
 *
 * @param settings what is measured
 * @param position of the setting that it is about; {@link #BEST} for the fastest, which is not known before
 * @param check the claim itself
 */
record MatrixClaim(MatrixSpec settings, int position, ClaimCheck check) {

    static final int BEST = -1;

    private static final String BEST_NAME = "best";

    /** Reads a claim. */
    static MatrixClaim parse(String text, MatrixSpec settings, double margin) throws CommandFailure {
        int mark = text.lastIndexOf(':');
        String about = mark < 0 ? "" : text.substring(0, mark).strip();
        ClaimCheck check = ClaimCheck.parse(text.substring(mark + 1), margin);
        return new MatrixClaim(settings, mark < 0 ? settings.values().size() - 1 : position(about, settings), check);
    }

    private static int position(String about, MatrixSpec settings) throws CommandFailure {
        List<String> values = settings.values();
        String value = about.startsWith(settings.name() + "=")
                ? about.substring(settings.name().length() + 1)
                : about;
        if (values.indexOf(value) > 0) {
            return values.indexOf(value);
        }
        if (value.equals(BEST_NAME)) {
            return BEST;
        }
        throw new CommandFailure(
                "--claim: '" + about + "' is none of the settings that are held against the first one ("
                        + String.join(", ", values.subList(1, values.size())) + "), nor '" + BEST_NAME + "'");
    }

    /** Whether more rounds would not change what is said of the claim: it is decided, or the settings did not run the same tests. */
    static boolean isSettled(ScalingResult result) {
        CheckedClaim checked = result.claim();
        return checked == null || checked.claim().outcome() != Claim.Outcome.UNDECIDED || !checked.comparable();
    }

    /** What is known of the claim, as part of a sentence. */
    static String standing(ScalingResult result) {
        CheckedClaim checked = result.claim();
        if (checked == null) {
            return "nothing was claimed";
        }
        if (!checked.comparable()) {
            return "more of them do not make the settings comparable";
        }
        Claim.Outcome outcome = checked.claim().outcome();
        return outcome == Claim.Outcome.UNDECIDED ? "the claim is not yet decided" : "the claim is " + outcome;
    }

    /** {@code result} with what it says about this claim. */
    ScalingResult applyTo(Matrix matrix, ScalingResult result) {
        int about = position == BEST ? result.best() : position;
        // The fastest was chosen from all by the very figures that are now to speak for it.
        int candidates = position == BEST ? result.settings().size() - 1 : 1;
        SettingResult setting = result.settings().get(about);
        PairedRatio ratio = Scaling.ratio(matrix, about);
        // The first setting is as fast as itself, for certain.
        Interval interval = about == 0 ? new Interval(1, 1) : ratio.interval(result.confidence(), candidates);
        boolean comparable =
                result.hasTheTestsOfTheFirst(result.settings().get(0)) && result.hasTheTestsOfTheFirst(setting);
        Measured measured = new Measured(
                "the wall time of " + settings.label(settings.values().get(0)),
                settings.label(setting.value()) + " takes",
                "wall time",
                ratio.ratio(),
                interval,
                result.confidence(),
                comparable);
        return result.withClaim(
                new CheckedClaim(check.against(measured), setting.value(), ratio.ratio(), interval, comparable));
    }
}
