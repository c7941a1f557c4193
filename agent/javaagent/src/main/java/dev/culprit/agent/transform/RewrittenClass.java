package dev.culprit.agent.transform;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one class.
 *
 * @param classFile the new class file, null when no method has a probe
 * @param probedMethods number of methods with a probe
 * @param leftOutMethods number of methods with code and without a probe, by rule
 */
public record RewrittenClass(byte @Nullable [] classFile, int probedMethods, Map<String, Integer> leftOutMethods) {

    /** Nothing was done with it. */
    static final RewrittenClass UNTOUCHED = new RewrittenClass(null, 0, Map.of());

    static RewrittenClass of(Collection<Treatment> plan, byte @Nullable [] classFile) {
        int probed = 0;
        Map<String, Integer> leftOut = new TreeMap<>();
        for (Treatment treatment : plan) {
            String rule = treatment.rule();
            if (rule == null) {
                probed++;
            } else if (treatment != Treatment.OUTSIDE) {
                leftOut.put(rule, leftOut.getOrDefault(rule, 0) + 1);
            }
        }
        return new RewrittenClass(classFile, probed, leftOut);
    }

    static boolean anyProbed(Collection<Treatment> plan) {
        for (Treatment treatment : plan) {
            if (treatment.isProbed()) {
                return true;
            }
        }
        return false;
    }
}
