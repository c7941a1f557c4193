package dev.culprit.agent.transform;

import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deals out method ids, dense from 1; 0 is the runtime's {@code [truncated]}. Thread safe; a class that is transformed again
 * gets the ids that it had.
 */
public final class MethodTable {

    private static final int[] NONE = {};

    private final List<RegisteredMethod> methods = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final BitSet frames = new BitSet();

    public MethodTable() {}

    synchronized int register(String className, @Nullable String sourceFile, MethodFacts facts) {
        String key = className + '.' + facts.signature();
        Integer known = ids.get(key);
        if (known != null) {
            methods.get(known - 1).meet(facts.bodyHash());
            return known;
        }
        methods.add(new RegisteredMethod(className, sourceFile, facts));
        ids.put(key, methods.size());
        return methods.size();
    }

    /** An id for a frame that the agent puts into the tree itself; the same for the same class, name and descriptor. */
    public synchronized int registerFrame(MethodKind kind, String className, String name, String descriptor) {
        String key = kind.name() + ' ' + className + '.' + name + descriptor;
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        MethodFacts facts =
                new MethodFacts(0, 0, name, descriptor, 0, 0, 0, false, 0, 0, 0, 0, 0, 0, 0, NONE, NONE, false);
        methods.add(new RegisteredMethod(kind, className, null, facts));
        ids.put(key, methods.size());
        frames.set(methods.size());
        return methods.size();
    }

    /** Whether that id is of a frame and not of a function. */
    public synchronized boolean isFrame(int methodId) {
        return frames.get(methodId);
    }

    /**
     * The function behind an id.
     *
     * @throws IndexOutOfBoundsException if no such id was dealt out
     */
    public synchronized MethodInfo info(int methodId, boolean withCallSites) {
        return methods.get(methodId - 1).info(withCallSites);
    }

    /** Binary class name, dot and method name; null for an id that was not dealt out. */
    synchronized @Nullable String name(int methodId) {
        return methodId < 1 || methodId > methods.size()
                ? null
                : methods.get(methodId - 1).name();
    }

    public synchronized int size() {
        return methods.size();
    }
}
