package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.HandlerFinding;
import dev.culprit.analyzer.model.HandlerSummary.Emitter;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.profile.HandlerKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in plain sentences what a handler is, what it takes, and what to do. */
final class Sentences {

    private Sentences() {}

    /** What it is in the source. */
    static String kind(HandlerKind kind) {
        return switch (kind) {
            case NAMED -> "a named class";
            case ANONYMOUS -> "an anonymous class";
            case LOCAL -> "a local class";
            case LAMBDA -> "a lambda";
            case CAPTURING_LAMBDA -> "a capturing lambda";
            case METHOD_REFERENCE -> "a method reference";
        };
    }

    static String of(
            String name,
            HandlerKind kind,
            @Nullable CallSite registeredAt,
            double registrations,
            @Nullable HandlerCost cost,
            List<Emitter> emitters,
            List<HandlerFinding> findings,
            double leaked,
            double duplicates,
            List<String> calls,
            List<String> registers) {
        StringBuilder text = new StringBuilder(name + " is " + kind(kind));
        if (registeredAt != null) {
            text.append(", registered at ").append(registeredAt.inWords());
            if (registrations > 1) {
                text.append(' ').append(times(registrations));
            }
        }
        text.append(cost(cost, emitters));
        for (HandlerFinding finding : findings) {
            text.append(' ').append(what(finding, cost, leaked, duplicates, calls, registers));
        }
        return text.toString();
    }

    private static String cost(@Nullable HandlerCost cost, List<Emitter> emitters) {
        if (cost == null) {
            return "; what it takes was not measured.";
        }
        if (cost.count() == 0) {
            return "; it was not called.";
        }
        String from =
                emitters.isEmpty() ? "" : " from " + emitters.get(0).callSite().inWords();
        String more = emitters.size() > 1 ? " and " + (emitters.size() - 1) + " other lines" : "";
        return "; called " + times(cost.count()) + from + more + ", in all " + duration(cost.totalNanos()) + share(cost)
                + ".";
    }

    private static String share(HandlerCost cost) {
        return cost.emittingNanos() > 0 && cost.share() >= 0.001
                ? String.format(Locale.ROOT, ", %.1f %% of the time of the tests", 100 * cost.share())
                : "";
    }

    private static String what(
            HandlerFinding finding,
            @Nullable HandlerCost cost,
            double leaked,
            double duplicates,
            List<String> calls,
            List<String> registers) {
        return switch (finding) {
            case BLOCKING ->
                "It waits on the thread that emits" + longest(cost)
                        + ": hand the events to a queue that another thread empties, as batching processors do.";
            case LOCKED ->
                "It waits for a lock on the thread that emits" + longest(cost)
                        + ": keep what it counts per thread, or in adders.";
            case LEAKED ->
                count(leaked) + " of its registrations " + (leaked == 1 ? "outlives" : "outlive")
                        + " the test that made it, and later tests pay for it:"
                        + " remove it when the test ends.";
            case DUPLICATE ->
                count(duplicates) + " of its registrations " + (duplicates == 1 ? "is" : "are")
                        + " one too many: each event is handled again for it; register it once.";
            case OVER_BUDGET -> "It takes more than a budget allows.";
            case COSTLY ->
                "It takes more than a tenth of the time of the tests: do less for each event, or sample them.";
            case THROWS -> "Exceptions leave it: the code that emits pays for making them.";
            case REGISTERS_OTHERS ->
                "When called it registers " + String.join(", ", registers) + ": do that once, outside.";
            case NESTED ->
                "Below it " + String.join(", ", calls) + " is called: it emits what handlers are called for.";
            case NAMELESS ->
                "Make it a class with a name of its own, so that profiles and reviews can tell it from others.";
        };
    }

    private static String longest(@Nullable HandlerCost cost) {
        if (cost == null || cost.waits().isEmpty()) {
            return "";
        }
        WaitSummary wait = cost.waits().get(0);
        CallSite site = wait.callSite();
        return " (" + wait.kind() + (site == null ? "" : " at " + site.inWords()) + ", " + duration(wait.nanos()) + ")";
    }

    static String times(double count) {
        return count == 1 ? "once" : count(count) + " times";
    }

    private static String count(double count) {
        return count == Math.rint(count) || count >= 100
                ? String.format(Locale.ROOT, "%,.0f", count)
                : String.format(Locale.ROOT, "%.1f", count);
    }

    /** Nanoseconds in the unit that leaves one to three digits before the point. */
    static String duration(double nanos) {
        String[] units = {"ns", "\u00b5s", "ms", "s"};
        double amount = nanos;
        int unit = 0;
        while (amount >= 1000 && unit < units.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, amount >= 100 || unit == 0 ? "%.0f %s" : "%.1f %s", amount, units[unit]);
    }
}
