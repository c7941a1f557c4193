package dev.culprit.agent.thinning;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Has loaded classes transformed again. Calls that are open finish in the code they began in. Stateless. */
final class ProbeRemoval {

    private final Instrumentation instrumentation;

    ProbeRemoval(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Transforms all classes with these names again, from whatever loaders.
     *
     * @return what went wrong, a sentence by class name
     */
    Map<String, String> transformAgain(Set<String> classNames) {
        Map<String, String> failures = new HashMap<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (classNames.contains(loaded.getName()) && instrumentation.isModifiableClass(loaded)) {
                try {
                    instrumentation.retransformClasses(loaded);
                } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
                    failures.put(
                            loaded.getName(), "Probes could not be taken out of " + loaded.getName() + ": " + e + ".");
                }
            }
        }
        return failures;
    }
}
