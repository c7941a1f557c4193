package dev.culprit.analyzer.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go besides standard output. */
final class OutputOptions {

    @Option(names = "--html", paramLabel = "F", description = "Write the report with flame graphs to F.")
    @Nullable
    Path html;

    @Option(names = "--json", paramLabel = "F", description = "Write the result for programs to F.")
    @Nullable
    Path json;

    @Option(names = "--markdown", paramLabel = "F", description = "Write the result as a pull request's comment to F.")
    @Nullable
    Path markdown;

    @Option(
            names = "--report-url",
            paramLabel = "URL",
            description =
                    "Where the page of --html can be opened later, such as a build's artifact; --markdown links to it.",
            converter = WebAddressConverter.class)
    @Nullable
    URI reportUrl;

    @Option(
            names = "--source-url",
            paramLabel = "URL",
            description =
                    "Address of a line of source for the links of --html, with {commit}, {path} and {line} (default: that of the remote"
                            + " 'origin', if it is GitHub, GitLab or Bitbucket). Only files that the commit has are linked.",
            converter = SourceUrlConverter.class)
    @Nullable
    String sourceUrl;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no notes on standard error.")
    boolean quiet;
}
