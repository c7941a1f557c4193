package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.HandlerSummary;
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
        return java.util.Objects.requireNonNull(baseline);
    }

    /** Names it, how it is written, where it is registered and called from, and what is otherwise about that. */
    String sentence() {
        HandlerSummary handler = either();
        StringBuilder text = new StringBuilder(
                "The telemetry handler " + handler.shortName() + " is " + Sentences.kind(handler.kind()));
        CallSite site = handler.registeredAt();
        text.append(site == null ? "" : ", registered at " + Sentences.place(site));
        if (!handler.emitters().isEmpty()) {
            text.append(", called from ")
                    .append(Sentences.place(handler.emitters().get(0).callSite()));
        }
        return text.append(change()).append('.').toString();
    }

    /** Whether it was added, removed, or is registered another number of times. */
    boolean isRegisteredOtherwise() {
        return baseline == null || candidate == null || baseline.registrations() != candidate.registrations();
    }

    private String change() {
        if (baseline == null) {
            return "; the baseline does not register it";
        }
        if (candidate == null) {
            return "; the candidate does not register it any more";
        }
        if (candidate.registrations() != baseline.registrations()) {
            return "; it is registered " + Sentences.times(candidate.registrations()) + " instead of "
                    + Sentences.times(baseline.registrations());
        }
        return "";
    }
}
