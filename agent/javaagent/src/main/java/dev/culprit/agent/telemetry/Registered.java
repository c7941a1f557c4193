package dev.culprit.agent.telemetry;

import dev.culprit.profile.Telemetry;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A registration while it is watched. Guarded by its journal. */
final class Registered {

    static final long OPEN = -1;

    final int handler;
    final int object;
    final int target;
    final Where where;
    private final String method;
    private final long atNanos;
    private final WeakReference<Object> handlerObject;
    private final @Nullable WeakReference<Object> targetObject;
    private Telemetry.State state = Telemetry.State.OPEN;
    private long endNanos = OPEN;

    /** @param targetObject null for a static method */
    Registered(
            int handler,
            int object,
            int target,
            String method,
            Where where,
            long atNanos,
            Object handlerObject,
            @Nullable Object targetObject) {
        this.handler = handler;
        this.object = object;
        this.target = target;
        this.method = method;
        this.where = where;
        this.atNanos = atNanos;
        this.handlerObject = new WeakReference<>(handlerObject);
        this.targetObject = targetObject == null ? null : new WeakReference<>(targetObject);
    }

    boolean isOpen() {
        return state == Telemetry.State.OPEN;
    }

    void end(Telemetry.State how, long now) {
        state = how;
        endNanos = now;
    }

    boolean isCollected() {
        return handlerObject.refersTo(null) || targetObject != null && targetObject.refersTo(null);
    }

    /** @param within position of the handler in whose callback it was made, -1 for none */
    Telemetry.Registration record(int within) {
        return new Telemetry.Registration(
                handler,
                object,
                target,
                method,
                where.at(),
                where.thread(),
                where.test(),
                where.phase(),
                atNanos,
                state,
                endNanos,
                within);
    }
}
