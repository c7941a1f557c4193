package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Thresholds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Something said about the candidate, to be checked. */
final class ClaimOption {

    @Option(
            names = "--claim",
            paramLabel = "TEXT",
            description =
                    "Check a claim about the total: 'faster 40%%' (takes at least 40%% less time), 'slower 10%%'"
                            + " (at least 10%% more) or 'not slower' (by less than --warn). Exit code 1 when it is refuted."
                            + " With --matrix it is about the last setting's wall time, or that of another: 'best: faster 40%%'.")
    @Nullable
    String text;

    /**
     * The claim, null when there is none.
     *
     * @throws CommandFailure if it cannot be understood
     */
    @Nullable
    ClaimCheck check(Thresholds thresholds) throws CommandFailure {
        return text == null ? null : ClaimCheck.parse(text, thresholds.warn());
    }
}
