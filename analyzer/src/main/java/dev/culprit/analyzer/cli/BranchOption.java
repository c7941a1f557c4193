package dev.culprit.analyzer.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which branch's baselines are used. */
final class BranchOption {

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description =
                    "Branch whose baselines are used (default: 'branch' of culprit.yml, else the default branch).")
    @Nullable
    String branch;

    /** Its name; null for the default branch. */
    @Nullable
    String of(GateFile file) {
        return branch != null ? branch : file.branch();
    }
}
