package dev.culprit.agent.transform;

import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deals out method ids, dense from 1; 0 is the runtime's {@code [truncated]}. Thread safe; a class that is transformed again
 * gets the ids that it had.
 */
public final class MethodTable {

    /** By id less one, and longer than {@link #size}; assigned after each entry, so that {@link #name} needs no lock. */
    private volatile MethodEntry[] methods = new MethodEntry[64];

    private int size;
    private final Map<String, Integer> ids = new HashMap<>();
    private final BitSet frames = new BitSet();

    public MethodTable() {}

    synchronized int register(String className, @Nullable String sourceFile, MethodFacts facts) {
        String key = className + '.' + facts.signature();
        Integer known = ids.get(key);
        if (known != null) {
            if (methods[known - 1] instanceof RegisteredMethod method) {
                method.meet(facts.bodyHash());
            }
            return known;
        }
        return add(key, new RegisteredMethod(className, sourceFile, facts));
    }

    /** The function with that id is a callback of a telemetry handler. */
    public synchronized void markTelemetry(int id) {
        if (id > 0 && methods[id - 1] instanceof RegisteredMethod method) {
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
        for (int i = 0; i < size; i++) {
            if (methods[i] instanceof RegisteredMethod method && method.is(className, name, null)) {
                found.add(i + 1);
            }
        }
        return found;
    }

    /** Whether the function with that id is a callback of a telemetry handler. */
    public synchronized boolean isTelemetry(int id) {
        return id > 0 && methods[id - 1] instanceof RegisteredMethod method && method.isTelemetry();
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
        MethodEntry function = methods[functionId - 1];
        String key = MethodKind.TASK + " " + functionId;
        Integer known = ids.get(key);
        int id = known != null ? known : add(key, new TaskFrame(function));
        frames.set(id);
        return id;
    }

    private int add(String key, MethodEntry entry) {
        MethodEntry[] entries = size == methods.length ? Arrays.copyOf(methods, 2 * size) : methods;
        entries[size] = entry;
        methods = entries;
        ids.put(key, ++size);
        return size;
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
        return methods[Objects.checkIndex(methodId - 1, size)].info(withCallSites);
    }

    /**
     * Binary class name, dot and method name; null for an id that was not dealt out. Waits for nobody: probes ask for it
     * wherever a path is new, on all threads at once.
     */
    @Nullable
    String name(int methodId) {
        MethodEntry[] entries = methods;
        MethodEntry entry = methodId < 1 || methodId > entries.length ? null : entries[methodId - 1];
        return entry == null ? null : entry.name();
    }

    public synchronized int size() {
        return size;
    }
}
