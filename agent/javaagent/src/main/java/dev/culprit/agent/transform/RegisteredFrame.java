package dev.culprit.agent.transform;

import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import java.util.List;

/**
 * A frame with a method id that stands for no instrumented function.
 *
 * @param className binary name
 */
record RegisteredFrame(MethodKind kind, String className, String method, String descriptor) implements MethodEntry {

    @Override
    public String name() {
        return className + '.' + method;
    }

    @Override
    public MethodInfo info(boolean withCallSites) {
        long hash =
                NameHashes.TextHash.of(className + '.' + method + descriptor).sum();
        return new MethodInfo(kind, className, method, descriptor, null, 0, 0, hash, List.of());
    }
}
