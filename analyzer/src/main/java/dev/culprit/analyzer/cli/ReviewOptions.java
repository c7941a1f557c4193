package dev.culprit.analyzer.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Results for tools that show them beside the code and the tests. */
final class ReviewOptions {

    static final ReviewOptions NONE = new ReviewOptions();

    @Option(
            names = "--sarif",
            paramLabel = "F",
            description = "Write culprits and broken budgets as SARIF 2.1.0, for code review, to F.")
    @Nullable
    Path sarif;

    @Option(names = "--junit", paramLabel = "F", description = "Write the result as a JUnit XML report to F.")
    @Nullable
    Path junit;

    @Option(
            names = "--summary",
            paramLabel = "F",
            description =
                    "Append the result as Markdown to F, such as the summary of a job (\"$GITHUB_STEP_SUMMARY\").")
    @Nullable
    Path summary;

    @Option(
            names = "--badge",
            paramLabel = "F",
            description = "Write the verdict as a badge to F: a picture if F ends in .svg, else JSON for shields.io.")
    @Nullable
    Path badge;

    /** Which of them were given. */
    List<String> given() {
        Map<String, Path> all = new LinkedHashMap<>();
        putTo(all);
        return List.copyOf(all.keySet());
    }

    /** Adds the files that were asked for, by their options. */
    void putTo(Map<String, Path> files) {
        put(files, "--sarif", sarif);
        put(files, "--junit", junit);
        put(files, "--summary", summary);
        put(files, "--badge", badge);
    }

    private static void put(Map<String, Path> files, String option, @Nullable Path file) {
        if (file != null) {
            files.put(option, file);
        }
    }
}
