package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.ComparedTelemetry;
import dev.culprit.analyzer.model.HandlerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Joins the handlers of two sides. Of several without a name in one place, those with the same code belong together, then those in the
 * same order: one that is added among them gives the others new numbers.
 */
public final class HandlerChanges {

    static final String NUMBER = " #";

    private final List<HandlerSummary> baseline;
    private final List<HandlerSummary> candidate;
    private final List<HandlerChange> joined = new ArrayList<>();

    private HandlerChanges(ComparedTelemetry telemetry) {
        this.baseline = new ArrayList<>(telemetry.baseline().handlers());
        this.candidate = new ArrayList<>(telemetry.candidate().handlers());
    }

    /** Every handler of either side once, those of the candidate first. */
    public static List<HandlerChange> between(ComparedTelemetry telemetry) {
        HandlerChanges changes = new HandlerChanges(telemetry);
        changes.join((one, other) -> place(one).equals(place(other)) && one.code() == other.code() && one.code() != 0);
        changes.join((one, other) -> one.id().equals(other.id()));
        changes.join((one, other) -> place(one).equals(place(other)));
        changes.candidate.forEach(added -> changes.joined.add(new HandlerChange(null, added)));
        changes.baseline.forEach(removed -> changes.joined.add(new HandlerChange(removed, null)));
        return List.copyOf(changes.joined);
    }

    private static String place(HandlerSummary handler) {
        int number = handler.id().lastIndexOf(NUMBER);
        return number < 0 ? handler.id() : handler.id().substring(0, number);
    }

    private void join(BiPredicate<HandlerSummary, HandlerSummary> same) {
        for (HandlerSummary now : List.copyOf(candidate)) {
            for (HandlerSummary before : baseline) {
                if (same.test(before, now)) {
                    joined.add(new HandlerChange(before, now));
                    baseline.remove(before);
                    candidate.remove(now);
                    break;
                }
            }
        }
    }
}
