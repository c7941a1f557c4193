package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Thresholds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What counts as a regression; shared by all comparing commands. */
final class ThresholdOptions {

    @Option(
            names = "--warn",
            paramLabel = "X",
            converter = Fraction.Converter.class,
            description =
                    "Change at or above which the verdict is REGRESSED (default: 5%%, or --fail if that is less).")
    @Nullable
    Fraction warn;

    @Option(
            names = "--fail",
            paramLabel = "X",
            defaultValue = "20%",
            converter = Fraction.Converter.class,
            description = "Change at or above which the exit code is 1 (default: ${DEFAULT-VALUE}).")
    Fraction fail = new Fraction(Thresholds.DEFAULT.fail());

    @Option(
            names = "--confidence",
            paramLabel = "X",
            defaultValue = "0.95",
            converter = Fraction.Converter.class,
            description = "Confidence of intervals and evidence (default: ${DEFAULT-VALUE}).")
    Fraction confidence = new Fraction(Thresholds.DEFAULT.confidence());

    @Option(names = "--strict", description = "Exit with 3 when the comparison cannot be trusted.")
    boolean strict;

    Thresholds thresholds() throws CommandFailure {
        try {
            // A strict gate need not say twice how strict it is.
            double least = warn == null ? Math.min(Thresholds.DEFAULT.warn(), fail.value()) : warn.value();
            return new Thresholds(least, fail.value(), confidence.value());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
