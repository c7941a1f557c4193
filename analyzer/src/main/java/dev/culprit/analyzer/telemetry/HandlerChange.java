package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.HandlerSummary;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One handler on both sides of a comparison.
 *
 * @param baseline null when it is new
 * @param candidate null when it was removed
 */
public record HandlerChange(
        @Nullable HandlerSummary baseline, @Nullable HandlerSummary candidate) {

    public HandlerChange {
        if (baseline == null && candidate == null) {
            throw new IllegalArgumentException("a handler is on one side at least");
        }
    }

    /** The handler as the candidate has it, or as the baseline had it. */
    public HandlerSummary either() {
        if (candidate != null) {
            return candidate;
        }
        return Objects.requireNonNull(baseline);
    }

    /** Names it, how it is written, where it is registered and called from, and what is otherwise about that. */
    String sentence() {
        HandlerSummary handler = either();
        StringBuilder text = new StringBuilder(
                "The telemetry handler " + handler.shortName() + " is " + Sentences.kind(handler.kind()));
        CallSite site = handler.registeredAt();
        text.append(site == null ? "" : ", registered at " + site.inWords());
        if (!handler.emitters().isEmpty()) {
            text.append(", called from ")
                    .append(handler.emitters().get(0).callSite().inWords());
        }
        return text.append(change()).append('.').toString();
    }

    /** Whether something is otherwise about it than how long a call takes. */
    boolean isOtherwise() {
        return !change().isEmpty();
    }

    private String change() {
        if (baseline == null) {
            return "; the baseline does not register it";
        }
        if (candidate == null) {
            return "; the candidate does not register it any more";
        }
        return registrations(baseline, candidate) + calls(baseline, candidate) + findings(baseline, candidate);
    }

    private static String registrations(HandlerSummary before, HandlerSummary now) {
        return now.registrations() == before.registrations()
                ? ""
                : "; it is registered " + insteadOf(now.registrations(), before.registrations());
    }

    private static String calls(HandlerSummary before, HandlerSummary now) {
        if (before.cost() == null || now.cost() == null) {
            return "";
        }
        double more = Math.max(count(before), count(now));
        double less = Math.min(count(before), count(now));
        return more < Limits.LEAST_CALLS || more < Limits.MORE_CALLS * less
                ? ""
                : "; it is called " + insteadOf(count(now), count(before));
    }

    private static double count(HandlerSummary handler) {
        return handler.cost() == null ? 0 : handler.cost().count();
    }

    private static String insteadOf(double now, double before) {
        return Sentences.times(now) + " instead of " + Sentences.times(before);
    }

    private static String findings(HandlerSummary before, HandlerSummary now) {
        String found = now.findings().stream()
                .filter(finding -> !before.findings().contains(finding) && !Limits.OF_CHANCE.contains(finding))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? "" : "; new findings: " + found;
    }
}
