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

    private final List<MethodEntry> methods = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final BitSet frames = new BitSet();

    public MethodTable() {}

    synchronized int register(String className, @Nullable String sourceFile, MethodFacts facts) {
        String key = className + '.' + facts.signature();
        Integer known = ids.get(key);
        if (known != null) {
            if (methods.get(known - 1) instanceof RegisteredMethod method) {
                method.meet(facts.bodyHash());
            }
            return known;
        }
        return add(key, new RegisteredMethod(className, sourceFile, facts));
    }

    /** The function with that id is a callback of a telemetry handler. */
    public synchronized void markTelemetry(int id) {
        if (id > 0 && methods.get(id - 1) instanceof RegisteredMethod method) {
            method.markTelemetry();
        }
    }

    /**
     * The same for the functions with that name in a class that is loaded already.
     *
     * @param descriptor null for all of that name
     */
    public synchronized void markTelemetry(String className, String name, @Nullable String descriptor) {
        for (MethodEntry entry : methods) {
            if (entry instanceof RegisteredMethod method && method.is(className, name, descriptor)) {
                method.markTelemetry();
            }
        }
    }

    /** Id of a function that has or had a probe; 0 for none. */
    public synchronized int id(String className, String name, String descriptor) {
        return ids.getOrDefault(className + '.' + name + descriptor, 0);
    }

    /** Ids of the functions of that name. */
    public synchronized List<Integer> ids(String className, String name) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            if (methods.get(i) instanceof RegisteredMethod method && method.is(className, name, null)) {
                found.add(i + 1);
            }
        }
        return found;
    }

    /** Whether the function with that id is a callback of a telemetry handler. */
    public synchronized boolean isTelemetry(int id) {
        return id > 0 && methods.get(id - 1) instanceof RegisteredMethod method && method.isTelemetry();
    }

    /**
     * Gives an id to a frame that stands for no instrumented function. It has no lines, and its hash is that of its name.
     *
     * @param kind anything but {@link MethodKind#FUNCTION}
     * @param className binary name
     */
    public synchronized int registerFrame(MethodKind kind, String className, String name, String descriptor) {
        String key = kind + " " + className + '.' + name + descriptor;
        Integer known = ids.get(key);
        int id = known != null ? known : add(key, new RegisteredFrame(kind, className, name, descriptor));
        frames.set(id, kind.isContext());
        return id;
    }

    /** Gives an id to the frame that stands for a function where tasks are run that it has handed over. */
    synchronized int registerTask(int functionId) {
        MethodEntry function = methods.get(functionId - 1);
        String key = MethodKind.TASK + " " + functionId;
        Integer known = ids.get(key);
        int id = known != null ? known : add(key, new TaskFrame(function));
        frames.set(id);
        return id;
    }

    private int add(String key, MethodEntry entry) {
        methods.add(entry);
        ids.put(key, methods.size());
        return methods.size();
    }

    /** Whether that id is of a frame that is neither a function nor a wait. */
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
