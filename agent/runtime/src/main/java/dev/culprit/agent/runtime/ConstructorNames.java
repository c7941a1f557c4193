package dev.culprit.agent.runtime;

import java.util.Arrays;
import java.util.function.IntFunction;

/** Which methods are constructors, and how they are called. Thread safe, without a lock; what is known is one load. */
final class ConstructorNames {

    static final String SUFFIX = ".<init>";

    /** What is known of other methods. */
    private static final String NONE = "";

    private final IntFunction<String> names;

    /** By method id, null where nobody asked yet; grown by replacement. What two threads learn at once, one may have to learn again. */
    private volatile String[] known = new String[64];

    /** @param names as for {@link Recorder#nameMethodsBy} */
    ConstructorNames(IntFunction<String> names) {
        this.names = names;
    }

    /** The name of that method if it is a constructor, otherwise null. */
    String of(int methodId) {
        String[] all = known;
        String name = methodId < all.length ? all[methodId] : null;
        if (name == null) {
            name = learn(methodId);
        }
        return name.isEmpty() ? null : name;
    }

    private String learn(int methodId) {
        String method = names.apply(methodId);
        if (method == null) {
            return NONE;
        }
        String name = method.endsWith(SUFFIX) ? method : NONE;
        String[] all = known;
        if (methodId >= all.length) {
            all = Arrays.copyOf(all, methodId + methodId / 2 + 1);
        }
        all[methodId] = name;
        known = all;
        return name;
    }
}
