package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedTelemetry;
import dev.culprit.analyzer.model.MergedTelemetry.Registration;
import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.profile.Telemetry.State;
import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.UserTypes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How the handlers of a set were registered, and what became of that. */
final class Registrations {

    private final Map<Integer, List<Registration>> byHandler;
    private final Map<String, String> classes = new HashMap<>();
    private final Map<TargetId, Set<Scope>> scopes = new HashMap<>();
    private final HandlerTable table = HandlerTable.with(UserTypes.NONE);
    private final List<MergedTelemetry.Handler> handlers;
    private final int forks;

    /** An object that handlers are registered with. */
    private record TargetId(int jvm, int target) {}

    /** A test, or what is outside of tests; {@code className} is empty there. */
    private record Scope(String className, String test) {}

    Registrations(LoadedSet set) {
        this.forks = set.forks().size();
        this.handlers = set.telemetry().handlers();
        this.byHandler = set.telemetry().registrations().stream()
                .collect(java.util.stream.Collectors.groupingBy(Registration::handler));
        for (MergedTest test : set.tests().tests()) {
            classes.put(test.id(), test.className());
        }
        for (Registration made : set.telemetry().registrations()) {
            scopes.computeIfAbsent(target(made), any -> new HashSet<>()).add(scope(made));
        }
    }

    private static TargetId target(Registration made) {
        return new TargetId(made.jvm(), made.target());
    }

    /** What a static initialiser registers is there for the whole JVM, whichever test happened to need the class first. */
    private Scope scope(Registration made) {
        boolean isStatic = made.at() != null && made.at().method().equals("<clinit>");
        String test = isStatic || made.test() == null ? "" : made.test();
        return new Scope(classes.getOrDefault(test, test), test);
    }

    List<Registration> of(int handler) {
        return byHandler.getOrDefault(handler, List.of());
    }

    double perFork(long count) {
        return (double) count / forks;
    }

    double removed(int handler) {
        return perFork(of(handler).stream()
                .filter(made -> made.state() == State.REMOVED)
                .count());
    }

    int fanOut(int handler) {
        return of(handler).stream().mapToInt(Registration::mostHandlers).max().orElse(0);
    }

    /** The lines that register it, the one that does it most often first. */
    List<CallSite> lines(int handler) {
        Map<CallSite, Integer> counts = new LinkedHashMap<>();
        for (Registration made : of(handler)) {
            if (made.at() != null) {
                counts.merge(made.at(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * How many, per fork, are still there when their test has ended, with something that others register with too. What belongs to the test
     * alone is garbage with it, even while the collector has not come round to it; and what is made in a test and kept, as a cached
     * context, is not leaked by that test. Gauges that are built are registered later, with nobody knows what.
     */
    double leaked(int handler) {
        return perFork(of(handler).stream()
                .filter(made -> made.outlivesTest() && isLeaked(made))
                .filter(made -> !isValue(handler)
                        || !made.targetClass().equals(handlers.get(handler).type()))
                .count());
    }

    private boolean isValue(int handler) {
        return table.isValue(handlers.get(handler).type());
    }

    private boolean isLeaked(Registration made) {
        Scope scope = scope(made);
        boolean ofClass = scope.test().equals(scope.className());
        return !scope.test().isEmpty()
                && scopes.getOrDefault(target(made), Set.of()).stream()
                        .anyMatch(
                                other -> ofClass ? !other.className().equals(scope.className()) : !other.equals(scope));
    }

    /**
     * How many, per fork, are one too many: of the same object, or by the same line in the same test, with one target at one time. None of
     * gauges: a line that registers several gives each a name of its own.
     */
    double duplicates(int handler) {
        if (isValue(handler)) {
            return 0;
        }
        List<Registration> all = of(handler);
        int extra = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (all.get(i).overlaps(all.get(j)) && isSame(all.get(i), all.get(j))) {
                    extra++;
                    break;
                }
            }
        }
        return perFork(extra);
    }

    private static boolean isSame(Registration one, Registration other) {
        return one.object() == other.object()
                || Objects.equals(one.test(), other.test())
                        && one.at() != null
                        && one.at().equals(other.at());
    }
}
