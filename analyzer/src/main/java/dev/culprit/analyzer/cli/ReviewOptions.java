package dev.culprit.analyzer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    /** Which of the two were given. */
    List<String> given() {
        return Stream.of(sarif == null ? "" : "--sarif", junit == null ? "" : "--junit")
                .filter(option -> !option.isEmpty())
                .toList();
    }
}
