package dev.culprit.analyzer.verdict;

import dev.culprit.profile.InstrumentationPlan;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a side's JVMs were told to measure, and what they measured less of, in words that are equal for equal plans. */
final class Plans {

    private Plans() {}

    /** The classes that were chosen. */
    static String selection(Manifest manifest) {
        InstrumentationPlan plan = manifest.plan();
        String chosen = plan.include().isEmpty() ? "the project's own code" : String.join("+", plan.include());
        return plan.exclude().isEmpty() ? chosen : chosen + " without " + String.join("+", plan.exclude());
    }

    /** How many methods were not timed at every call, and a hash of which and how. */
    static String timing(List<Manifest> manifests) {
        List<String> thinned = manifests.stream()
                .flatMap(manifest -> manifest.plan().thinned().stream())
                .map(Plans::line)
                .distinct()
                .sorted()
                .toList();
        if (thinned.isEmpty()) {
            return "every call";
        }
        int hash = thinned.stream().collect(Collectors.joining("\n")).hashCode();
        return String.format(
                Locale.ROOT, "%d %s thinned (%08x)", thinned.size(), thinned.size() == 1 ? "method" : "methods", hash);
    }

    private static String line(ThinnedMethod method) {
        return method.className() + "." + method.name() + method.descriptor() + " " + method.timing();
    }
}
