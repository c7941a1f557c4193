package dev.culprit.analyzer.load;

import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.profile.MethodInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recognises sampled frames as methods of a profile. */
final class ProbedMethods {

    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    private final Map<String, Integer> keys = new HashMap<>();
    /** For samplers that do not tell descriptors; overloaded names are not recognised. */
    private final Map<String, Integer> byName = new HashMap<>();

    private final int[] ofMethods;

    ProbedMethods(List<MethodInfo> methods) {
        ofMethods = methods.stream().mapToInt(this::add).toArray();
    }

    private int add(MethodInfo method) {
        if (method.kind().isContext()) {
            return NONE;
        }
        String name = method.className() + '.' + method.name();
        int key = keys.computeIfAbsent(name + method.descriptor(), ignored -> keys.size());
        byName.merge(name, key, (one, other) -> one.equals(other) ? one : SEVERAL);
        return key;
    }

    /** For each method of the profile what tells it from others; -1 for what no stack shows. */
    int[] keys() {
        return ofMethods;
    }

    /** Of a frame; -1 when it has no probe. */
    int key(SampleFrame frame) {
        if (frame.className().isEmpty()) {
            return NONE;
        }
        return frame.descriptor().isEmpty()
                ? Math.max(NONE, byName.getOrDefault(frame.name(), NONE))
                : keys.getOrDefault(frame.name() + frame.descriptor(), NONE);
    }
}
