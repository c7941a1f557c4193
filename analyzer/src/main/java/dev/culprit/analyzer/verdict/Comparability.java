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
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the fingerprints of the two sides. A different machine makes times incomparable, whatever the statistics say:
 * builds cannot be compared across agents (Akinshin on hosted runners), nor a laptop with CI.
 */
final class Comparability {

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

    private static final List<String> NOTED = List.of(EnvironmentFacts.MEMORY_BYTES);

    /** The agent's option that says how much recording may cost; it also decides which methods are too small for a probe. */
    private static final String OVERHEAD = "overhead";

    /** What changes with the feature releases of a kernel, such as its scheduler; the rest of a version are repairs. */
    private static final Pattern KERNEL_FEATURES = Pattern.compile("\\d+\\.\\d+");

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
        checks.add(manifest("plan", Plans::selection, REFUSED, "The sides measure different methods."));
        checks.add(timing());
        checks.add(manifest(
                "plan.overhead",
                manifest -> manifest.options().getOrDefault(OVERHEAD, ""),
                WARNING,
                "The sides were allowed to cost differently, so they may measure different methods."));
        checks.add(manifest(
                "agent", Manifest::agentVersion, WARNING, "The sides were recorded by different versions of culprit."));
        WARNED.forEach(fact -> checks.add(fact(fact, WARNING, "This may explain a difference in time.")));
        NOTED.forEach(fact -> checks.add(fact(fact, NOTE, "")));
        checks.add(kernel());
        checks.add(Calibration.check(manifests(baseline), manifests(candidate)));
        return checks;
    }

    private ComparabilityCheck fact(String fact, Level level, String message) {
        return manifest(fact, manifest -> value(fact, manifest), level, message);
    }

    private static String value(String fact, Manifest manifest) {
        String value = manifest.environment().getOrDefault(fact, "");
        return fact.equals(EnvironmentFacts.JVM_GC) ? GarbageCollectors.of(value) : value;
    }

    /** No reason to refuse: counts hold, and what was timed on one side only is not judged. */
    private ComparabilityCheck timing() {
        String before = Plans.timing(manifests(baseline));
        String after = Plans.timing(manifests(candidate));
        boolean same = before.equals(after);
        return new ComparabilityCheck(
                "plan.timing",
                before,
                after,
                same ? SAME : NOTE,
                same
                        ? ""
                        : "The sides did not time the same calls. To record the candidate as the baseline was: culprit run"
                                + " --plan BASELINE -o CANDIDATE -- COMMAND");
    }

    private ComparabilityCheck kernel() {
        ComparabilityCheck exact = fact(EnvironmentFacts.OS_VERSION, NOTE, "");
        boolean sameFeatures = features(exact.baseline()).equals(features(exact.candidate()));
        return exact.level() == NOTE && !sameFeatures
                ? at(exact, WARNING, "Another kernel schedules otherwise; this may explain a difference in time.")
                : exact;
    }

    private static List<String> features(String versions) {
        return Arrays.stream(versions.split(" \\| "))
                .map(KERNEL_FEATURES::matcher)
                .map(matcher -> matcher.lookingAt() ? matcher.group() : "")
                .distinct()
                .toList();
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

    /** The facts a difference of which is refused. */
    static List<String> refused() {
        return Stream.concat(MACHINE.stream(), JVM.stream()).toList();
    }

    /** The facts a difference of which is refused, with their values in {@code set}. */
    static Map<String, String> refusedFacts(LoadedSet set) {
        Map<String, String> facts = new LinkedHashMap<>();
        refused().forEach(fact -> facts.put(fact, values(set, manifest -> value(fact, manifest))));
        return facts;
    }

    private static String values(LoadedSet set, Function<Manifest, String> read) {
        return manifests(set).stream().map(read).distinct().sorted().collect(Collectors.joining(" | "));
    }

    private static List<Manifest> manifests(LoadedSet set) {
        return set.forks().stream().map(Fork::manifests).flatMap(List::stream).toList();
    }
}
