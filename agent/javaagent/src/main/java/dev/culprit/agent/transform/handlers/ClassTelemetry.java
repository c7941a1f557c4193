package dev.culprit.agent.transform.handlers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** What is done with one class on account of telemetry, by method: name and descriptor. Filled by {@link HandlerRecognition}. */
public final class ClassTelemetry {

    private final Set<String> callbacks = new HashSet<>();
    private final Set<String> candidates = new HashSet<>();
    private final Map<String, List<EntryCall>> calls = new HashMap<>();
    private final Map<String, int[]> sites = new HashMap<>();
    private boolean handler;

    ClassTelemetry() {}

    void addCallback(String signature) {
        callbacks.add(signature);
    }

    /** The class is a handler, with whatever method. */
    void setHandler() {
        handler = true;
    }

    void addCandidate(String signature) {
        candidates.add(signature);
    }

    void add(String signature, EntryCall call) {
        List<EntryCall> known = calls.get(signature);
        if (known == null) {
            known = new ArrayList<>();
            calls.put(signature, known);
        }
        known.add(call);
    }

    void addSite(String signature, int position, int number) {
        int[] numbers = sites.getOrDefault(signature, new int[0]);
        int size = numbers.length;
        if (position >= size) {
            numbers = Arrays.copyOf(numbers, position + 1);
            Arrays.fill(numbers, size, numbers.length, -1);
            sites.put(signature, numbers);
        }
        numbers[position] = number;
    }

    /** Whether nothing is to be done. */
    boolean isEmpty() {
        return callbacks.isEmpty() && candidates.isEmpty() && calls.isEmpty() && sites.isEmpty();
    }

    /** Whether that method is called for events, so that it gets a probe. */
    public boolean isCallback(String signature) {
        return callbacks.contains(signature);
    }

    /** Whether that method is a callback, or the body of a lambda which may be registered as one. */
    public boolean mayBeCallback(String signature) {
        return callbacks.contains(signature) || candidates.contains(signature);
    }

    /** Whether that method is of a handler: of its class, or the body of a lambda that may be one. */
    public boolean isOfHandler(String signature) {
        return handler || mayBeCallback(signature);
    }

    /** Whether anything is written into methods besides probes. */
    public boolean hasInsertions() {
        return !calls.isEmpty() || !sites.isEmpty();
    }

    /** Puts calls of the runtime into that method, or gives {@code next} if there are none. */
    public MethodVisitor insert(MethodVisitor next, int access, String name, String descriptor) {
        List<EntryCall> atEntry = calls.get(name + descriptor);
        int @Nullable [] behind = sites.get(name + descriptor);
        return atEntry == null && behind == null
                ? next
                : new TelemetryCallWriter(next, access, descriptor, atEntry == null ? List.of() : atEntry, behind);
    }
}
