package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.ComparedTelemetry;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.HandlerSummary;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of culprits that they are telemetry handlers. A handler is a function like others and its change is decomposed and tested like
 * theirs, so it is counted once; here only the cause and the sentence are more exact.
 */
public final class TelemetryCulprits {

    private final List<HandlerChange> changes;

    private TelemetryCulprits(List<HandlerChange> changes) {
        this.changes = changes;
    }

    /** {@code comparison} with the telemetry handlers of both sides. */
    public static Comparison in(Comparison comparison, ComparedTelemetry telemetry) {
        TelemetryCulprits handlers = new TelemetryCulprits(changes(telemetry));
        return comparison.withTelemetry(telemetry).withParts(comparison.parts().retold(handlers::named));
    }

    private Culprit named(Culprit culprit) {
        HandlerChange itself = change(culprit.function(), culprit.callee());
        if (itself != null) {
            return culprit.explainedAs(Cause.TELEMETRY_HANDLER, join(culprit.explanation(), itself.sentence()));
        }
        HandlerChange above = above(culprit.path());
        return above == null
                ? culprit
                : culprit.explainedAs(
                        culprit.cause(),
                        join(culprit.explanation(), "It runs below a telemetry handler. " + above.sentence()));
    }

    private static String join(String explanation, String more) {
        return explanation.isEmpty() ? more : explanation + " " + more;
    }

    private @Nullable HandlerChange change(Function function, @Nullable Function callee) {
        for (HandlerChange change : changes) {
            if (isCallback(change.either(), function) || callee != null && isCallback(change.either(), callee)) {
                return change;
            }
        }
        return null;
    }

    private static boolean isCallback(HandlerSummary handler, Function function) {
        return handler.cost() != null
                && handler.cost().callbacks().stream()
                        .map(HandlerSummary.Callback::function)
                        .anyMatch(callback -> callback.className().equals(function.className())
                                && callback.method().equals(function.method())
                                && callback.descriptor().equals(function.descriptor()));
    }

    /** As paths have it. */
    private static String frame(Function function) {
        return function.className() + "." + function.method();
    }

    private @Nullable HandlerChange above(List<String> path) {
        for (HandlerChange change : changes) {
            HandlerSummary handler = change.either();
            if (handler.cost() != null
                    && handler.cost().callbacks().stream()
                            .anyMatch(callback -> path.contains(frame(callback.function())))) {
                return change;
            }
        }
        return null;
    }

    /** Of handlers that share a callback the one that changed comes first, then the dearer one. */
    private static List<HandlerChange> changes(ComparedTelemetry telemetry) {
        return HandlerChanges.between(telemetry).stream()
                .sorted(Comparator.comparing((HandlerChange change) -> !change.isOtherwise())
                        .thenComparing(Comparator.comparingDouble((HandlerChange change) ->
                                        change.either().nanos())
                                .reversed()))
                .toList();
    }

    /**
     * One sentence for each handler that was added, removed, is registered or called another number of times, or has findings that it had
     * not.
     */
    public static List<String> sentences(ComparedTelemetry telemetry) {
        return changes(telemetry).stream()
                .filter(HandlerChange::isOtherwise)
                .map(HandlerChange::sentence)
                .toList();
    }
}
