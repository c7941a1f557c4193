package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.model.ComparabilityCheck.Level.NOTE;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.REFUSED;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.SAME;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.WARNING;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Fork;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the fingerprints of the two sides. A different machine makes times incomparable, whatever the statistics say:
 * builds cannot be compared across agents (Akinshin on hosted runners), nor a laptop with CI.
 */
final class Comparability {

    /** A machine that took so much longer for the same fixed loop is worth a word. */
    private static final double SLOWER_MACHINE = 1.10;

    /** So much more is another machine, or one that is busy with something else. */
    private static final double OTHER_MACHINE = 1.30;

    /** Differences in these make times incomparable. */
    private static final List<String> MACHINE = List.of(
            EnvironmentFacts.CPU_MODEL, EnvironmentFacts.CPU_COUNT, EnvironmentFacts.OS_NAME, EnvironmentFacts.OS_ARCH);

    /** Differences in these make stored times incomparable; between interleaved sides they are what is being compared. */
    private static final List<String> JVM = List.of(
            EnvironmentFacts.JDK_VENDOR,
            EnvironmentFacts.JDK_VERSION,
            EnvironmentFacts.JVM_NAME,
            EnvironmentFacts.JVM_GC);

    private static final List<String> WARNED = List.of(
            EnvironmentFacts.JVM_FLAGS,
            EnvironmentFacts.JVM_MAX_HEAP,
            EnvironmentFacts.JVM_AGENTS,
            EnvironmentFacts.CONTAINER_CPU,
            EnvironmentFacts.CONTAINER_MEMORY,
            EnvironmentFacts.CPU_GOVERNOR,
            EnvironmentFacts.CLOCK_SOURCE,
            EnvironmentFacts.CI);

    private static final List<String> NOTED = List.of(EnvironmentFacts.OS_VERSION, EnvironmentFacts.MEMORY_BYTES);

    private final LoadedSet baseline;
    private final LoadedSet candidate;

    private Comparability(LoadedSet baseline, LoadedSet candidate) {
        this.baseline = baseline;
        this.candidate = candidate;
    }

    /** All checks, in the order in which facts are documented. */
    static List<ComparabilityCheck> check(LoadedSet baseline, LoadedSet candidate) {
        return new Comparability(baseline, candidate).checks();
    }

    /** The checks as they count when the forks of the sides alternated on one machine, most serious first. */
    static List<ComparabilityCheck> settle(List<ComparabilityCheck> checks, boolean interleaved) {
        return checks.stream()
                .map(check -> interleaved ? interleaved(check) : check)
                .sorted(Comparator.comparing(ComparabilityCheck::level).reversed())
                .toList();
    }

    private static ComparabilityCheck interleaved(ComparabilityCheck check) {
        boolean differs = check.level() == REFUSED || check.level() == WARNING;
        if (check.fact().equals(EnvironmentFacts.CALIBRATION_NANOS) && differs) {
            return at(
                    check,
                    NOTE,
                    "The machine was not equally fast for both sides; the forks alternated, which evens it out.");
        }
        if (JVM.contains(check.fact()) && check.level() == REFUSED) {
            return at(
                    check,
                    WARNING,
                    "The sides run on different JVMs; the difference between these is part of the result.");
        }
        return check;
    }

    private static ComparabilityCheck at(ComparabilityCheck check, Level level, String message) {
        return new ComparabilityCheck(check.fact(), check.baseline(), check.candidate(), level, message);
    }

    private List<ComparabilityCheck> checks() {
        List<ComparabilityCheck> checks = new ArrayList<>();
        MACHINE.forEach(fact -> checks.add(fact(fact, REFUSED, "Times of different machines cannot be compared.")));
        JVM.forEach(fact -> checks.add(fact(fact, REFUSED, "Times of different JVMs cannot be compared.")));
        checks.add(manifest("plan", Comparability::plan, REFUSED, "The sides measure different methods."));
        checks.add(manifest(
                "agent", Manifest::agentVersion, WARNING, "The sides were recorded by different versions of culprit."));
        WARNED.forEach(fact -> checks.add(fact(fact, WARNING, "This may explain a difference in time.")));
        NOTED.forEach(fact -> checks.add(fact(fact, NOTE, "")));
        checks.add(calibration());
        return checks;
    }

    private ComparabilityCheck fact(String fact, Level level, String message) {
        return manifest(fact, manifest -> manifest.environment().getOrDefault(fact, ""), level, message);
    }

    private ComparabilityCheck manifest(String fact, Function<Manifest, String> read, Level level, String message) {
        String before = values(baseline, read);
        String after = values(candidate, read);
        if (before.equals(after)) {
            return new ComparabilityCheck(fact, before, after, SAME, "");
        }
        if (before.isEmpty() || after.isEmpty()) {
            return new ComparabilityCheck(
                    fact, before, after, WARNING, "Known on one side only, so it cannot be checked.");
        }
        return new ComparabilityCheck(fact, before, after, level, message);
    }

    private static String values(LoadedSet set, Function<Manifest, String> read) {
        return manifests(set).stream().map(read).distinct().sorted().collect(Collectors.joining(" | "));
    }

    private static List<Manifest> manifests(LoadedSet set) {
        return set.forks().stream().map(Fork::manifests).flatMap(List::stream).toList();
    }

    private static String plan(Manifest manifest) {
        List<String> include = manifest.plan().include();
        String chosen = include.isEmpty() ? "the project's own code" : String.join("+", include);
        return manifest.plan().exclude().isEmpty()
                ? chosen
                : chosen + " without " + String.join("+", manifest.plan().exclude());
    }

    private ComparabilityCheck calibration() {
        double before = medianCalibration(baseline);
        double after = medianCalibration(candidate);
        String words = EnvironmentFacts.CALIBRATION_NANOS;
        if (Double.isNaN(before) || Double.isNaN(after)) {
            return new ComparabilityCheck(words, text(before), text(after), NOTE, "");
        }
        double ratio = Math.max(before, after) / Math.min(before, after);
        Level level = ratio > OTHER_MACHINE ? REFUSED : ratio > SLOWER_MACHINE ? WARNING : SAME;
        String message = level == SAME
                ? ""
                : String.format(Locale.ROOT, "The same fixed work took %.0f %% longer on one side.", (ratio - 1) * 100);
        return new ComparabilityCheck(words, text(before), text(after), level, message);
    }

    private static String text(double nanos) {
        return Double.isNaN(nanos) ? "" : String.format(Locale.ROOT, "%.0f", nanos);
    }

    private static double medianCalibration(LoadedSet set) {
        double[] values = manifests(set).stream()
                .map(Manifest::environment)
                .map(Comparability::calibrationOf)
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }

    private static double calibrationOf(Map<String, String> environment) {
        try {
            return Double.parseDouble(environment.getOrDefault(EnvironmentFacts.CALIBRATION_NANOS, "NaN"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
