package dev.culprit.agent.transform;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Class and method name by method id, for the runtime, which knows only ids. Thread safe. */
public final class MethodNames implements IntFunction<@Nullable String> {

    private final MethodTable table;

    public MethodNames(MethodTable table) {
        this.table = table;
    }

    @Override
    public @Nullable String apply(int methodId) {
        return table.name(methodId);
    }
}
