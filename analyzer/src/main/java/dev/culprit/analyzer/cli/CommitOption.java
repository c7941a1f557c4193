package dev.culprit.analyzer.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which commit a set is. */
final class CommitOption {

    @Option(
            names = "--commit",
            paramLabel = "REF",
            description = "Commit that was measured (default: what the profiles say, else the one checked out).")
    @Nullable
    String commit;
}
