package dev.culprit.analyzer.testing;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.Telemetry.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The telemetry handlers of a JVM in the making. */
final class TestingTelemetry {

    private final List<Telemetry.Handler> handlers = new ArrayList<>();
    private final Map<String, Integer> targets = new LinkedHashMap<>();
    private final Map<String, Integer> registered = new LinkedHashMap<>();
    private final List<Telemetry.Registration> registrations = new ArrayList<>();
    private final List<Telemetry.Thrown> thrown = new ArrayList<>();

    void handler(String type, String className, HandlerKind kind, List<Integer> callbacks) {
        Telemetry.Body body = kind == HandlerKind.LAMBDA || kind == HandlerKind.CAPTURING_LAMBDA
                ? new Telemetry.Body(className, "lambda$register$0", "()V")
                : null;
        handlers.add(new Telemetry.Handler(type, "testing", className, kind, callbacks, body, null));
    }

    void registered(
            String className, int object, String target, String method, int line, @Nullable String test, State state) {
        int handler = indexOf(className);
        int index = targets.computeIfAbsent(target, any -> targets.size());
        registered.merge(target, 1, Integer::sum);
        Telemetry.Place at = new Telemetry.Place("a.Suite", method, "Suite.java", line);
        long now = 1_000L * registrations.size();
        registrations.add(new Telemetry.Registration(
                handler,
                object,
                index,
                "addHandler",
                at,
                "main",
                test,
                test == null ? null : "body",
                now,
                state,
                state == State.OPEN ? -1 : now + 1,
                -1));
    }

    /** A registration that ends at {@code endNanos}. */
    void registeredUntil(String className, int object, String target, int line, String test, long endNanos) {
        registered(className, object, target, "register", line, test, State.REMOVED);
        Telemetry.Registration made = registrations.remove(registrations.size() - 1);
        registrations.add(new Telemetry.Registration(
                made.handler(),
                made.object(),
                made.target(),
                made.method(),
                made.at(),
                made.thread(),
                made.test(),
                made.phase(),
                made.atNanos(),
                made.state(),
                endNanos,
                made.within()));
    }

    void threw(int method, long count) {
        thrown.add(new Telemetry.Thrown(method, count));
    }

    private int indexOf(String className) {
        for (int i = 0; i < handlers.size(); i++) {
            if (handlers.get(i).className().equals(className)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no handler " + className);
    }

    Telemetry build() {
        List<Telemetry.Target> all = targets.keySet().stream()
                .map(target -> new Telemetry.Target(target, registered.getOrDefault(target, 0), 0))
                .toList();
        return handlers.isEmpty() ? Telemetry.NONE : new Telemetry(handlers, all, registrations, thrown, 0, 0);
    }
}
