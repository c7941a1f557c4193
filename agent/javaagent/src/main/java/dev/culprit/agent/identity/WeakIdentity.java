package dev.culprit.agent.identity;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A key of a map that stands for one object: equal to every other key of that object while it is there, and to itself only once it was
 * collected. The object's own {@code equals} and {@code hashCode} are not trusted and never called.
 *
 * @param <T> what it stands for
 */
public final class WeakIdentity<T> extends WeakReference<T> {

    private final int hash;

    /** @param queue gets the key when its object was collected; null for a key that is only looked up with */
    public WeakIdentity(T object, @Nullable ReferenceQueue<T> queue) {
        super(object, queue);
        this.hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof WeakIdentity<?> key && get() != null && get() == key.get();
    }
}
