package dev.culprit.agent.telemetry;

import dev.culprit.profile.telemetry.HandlerTable;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** What handlers are registered with, where the method that does it belongs to a part of that: {@code registry.config()}. */
final class Holder {

    /** As compilers call the field of an inner object that has the object around it. */
    private static final String OUTER = "this$0";

    private Holder() {}

    /**
     * The object around {@code target} if that is the one which ends, else {@code target} itself. A field of it is read, and nothing of the
     * application's is called.
     */
    static @Nullable Object of(@Nullable Object target, HandlerTable table) {
        if (target == null || !table.isInsideOfEnding(target.getClass().getName())) {
            return target;
        }
        try {
            Field outer = target.getClass().getDeclaredField(OUTER);
            outer.setAccessible(true);
            Object holder = outer.get(target);
            return holder == null ? target : holder;
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another compiler, or a module that does not open its packages: told apart all the same, but not ended
            // with the whole.
            return target;
        }
    }
}
