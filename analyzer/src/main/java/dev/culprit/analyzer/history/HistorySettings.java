package dev.culprit.analyzer.history;

import java.util.List;
import java.util.Locale;

/**
 * What counts.
 *
 * @param least change that is named, such as 0.05
 * @param confidence of intervals
 * @param functions parts of names of functions; with these and no tests, tests are left out
 * @param tests parts of names of tests; with these and no functions, functions are left out
 */
public record HistorySettings(double least, double confidence, List<String> functions, List<String> tests) {

    /** A function below this part of the run is not looked at unless it is asked for: what is not tested needs no correction. */
    static final double MATERIAL = 0.001;

    /** Of all changes that are named, at most this part is chance (false discovery rate). */
    public static final double FALSE_CHANGES = 0.01;

    public HistorySettings {
        functions = List.copyOf(functions);
        tests = List.copyOf(tests);
        if (!(least > 0 && least < 10)) {
            throw new IllegalArgumentException("a change of " + least + " is no size to look for");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1: " + confidence);
        }
    }

    /** The least change as a ratio. */
    double leastRatio() {
        return 1 + least;
    }

    boolean wants(Subject subject) {
        return switch (subject.kind()) {
            case RUN -> true;
            case FUNCTION -> functions.isEmpty() ? tests.isEmpty() : isNamed(subject, functions);
            case TEST -> tests.isEmpty() ? functions.isEmpty() : isNamed(subject, tests);
        };
    }

    boolean asksFor(Subject subject) {
        return subject.kind() == Subject.Kind.FUNCTION && isNamed(subject, functions);
    }

    private static boolean isNamed(Subject subject, List<String> parts) {
        String name = (subject.fullName() + " " + subject.name()).toLowerCase(Locale.ROOT);
        return parts.stream().anyMatch(part -> name.contains(part.toLowerCase(Locale.ROOT)));
    }
}
