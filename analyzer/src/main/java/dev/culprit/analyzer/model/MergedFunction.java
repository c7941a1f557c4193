package dev.culprit.analyzer.model;

import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.profile.MethodInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rows of a {@link MergedTree} stand for.
 *
 * @param kind what it is
 * @param name the thread group's name, {@code [truncated]}, or the method's name
 * @param method the method as it was first met in the set; null for a thread group and for truncated calls. Of a
 *     phase it has the class of the test, and the phase's name in brackets. Where JVMs of the set hold different code under the same name, its body hash is a mix of theirs that does not depend on their order
 * @param total inclusive latencies of completed calls, one entry per fork
 * @param self exclusive latencies of completed calls, one entry per fork
 * @param overhead what the probes did to its own time, one entry per fork
 */
public record MergedFunction(
        Frame.Kind kind,
        String name,
        @Nullable MethodInfo method,
        List<Latencies> total,
        List<Latencies> self,
        List<ProbeOverhead> overhead) {

    public MergedFunction {
        total = List.copyOf(total);
        self = List.copyOf(self);
        overhead = List.copyOf(overhead);
        boolean described = kind != Frame.Kind.THREAD_GROUP && kind != Frame.Kind.TRUNCATED;
        if (described != (method != null)) {
            throw new IllegalArgumentException(
                    "thread groups have no description, all others have one: " + kind + " " + name);
        }
    }

    /** The same with the time of probes left in. */
    MergedFunction asMeasured() {
        return new MergedFunction(
                kind,
                name,
                method,
                total,
                self,
                overhead.stream().map(ProbeOverhead::withoutProbes).toList());
    }

    /** The function as reports name it; a thread group has an empty class name. */
    public Function toFunction() {
        if (method == null) {
            return new Function("", name, "", null, 0);
        }
        return new Function(
                method.className(),
                method.name(),
                method.descriptor(),
                method.sourceFile(),
                method.firstLine(),
                method.kind());
    }
}
