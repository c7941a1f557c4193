package dev.culprit.agent.telemetry;

import dev.culprit.agent.identity.WeakIdentity;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers objects of the application by their identity, without keeping them from being collected and without calling anything of them. Not
 * thread safe.
 */
final class ObjectNumbers {

    static final int UNKNOWN = -1;

    private final Map<WeakIdentity<Object>, Integer> numbers = new HashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private int next;

    /** The object's number, a new one if need be. */
    int of(Object object) {
        int known = find(object);
        if (known == UNKNOWN) {
            known = next++;
            numbers.put(new WeakIdentity<>(object, collected), known);
        }
        return known;
    }

    /** The object's number, {@link #UNKNOWN} if it has none. */
    int find(Object object) {
        for (Object key = collected.poll(); key != null; key = collected.poll()) {
            numbers.remove(key);
        }
        return numbers.getOrDefault(new WeakIdentity<>(object, null), UNKNOWN);
    }
}
