package dev.culprit.analyzer.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to call the two sides. */
final class LabelOptions {

    @Option(names = "--label-baseline", paramLabel = "TEXT", description = "How to call the baseline in reports.")
    @Nullable
    String baseline;

    @Option(names = "--label-candidate", paramLabel = "TEXT", description = "How to call the candidate in reports.")
    @Nullable
    String candidate;

    /** What was said, or {@code otherwise}. */
    String baseline(String otherwise) {
        return baseline == null ? otherwise : baseline;
    }

    /** What was said, or {@code otherwise}. */
    String candidate(String otherwise) {
        return candidate == null ? otherwise : candidate;
    }

    /** Which of the two were given. */
    List<String> given() {
        return Stream.of(baseline == null ? "" : "--label-baseline", candidate == null ? "" : "--label-candidate")
                .filter(option -> !option.isEmpty())
                .toList();
    }
}
