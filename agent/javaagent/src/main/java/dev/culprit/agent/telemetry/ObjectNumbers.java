package dev.culprit.agent.telemetry;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers objects of the application by their identity, without keeping them from being collected and without calling anything of them. Not
 * thread safe.
 */
final class ObjectNumbers {

    static final int UNKNOWN = -1;

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private int next;

    /** The object's number, a new one if need be. */
    int of(Object object) {
        int known = find(object);
        if (known == UNKNOWN) {
            known = next++;
            numbers.put(new Key(object, collected), known);
        }
        return known;
    }

    /** The object's number, {@link #UNKNOWN} if it has none. */
    int find(Object object) {
        for (Object key = collected.poll(); key != null; key = collected.poll()) {
            numbers.remove(key);
        }
        return numbers.getOrDefault(new Key(object, null), UNKNOWN);
    }

    private static final class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object object, @Nullable ReferenceQueue<Object> queue) {
            super(object, queue);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || other instanceof Key key && get() != null && get() == key.get();
        }
    }
}
