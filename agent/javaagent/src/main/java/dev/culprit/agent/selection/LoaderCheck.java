package dev.culprit.agent.selection;

import dev.culprit.agent.identity.WeakIdentity;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Knows which class loaders find the runtime's classes. One that does not pass requests on to the bootstrap loader (some of
 * OSGi's) would make the application fail with NoClassDefFoundError, so its classes are left alone. Thread safe; each loader is
 * asked once and not kept from being collected. Loaders are told apart by identity: their own equals is not trusted.
 */
public final class LoaderCheck {

    private final Class<?> probe;
    private final ConcurrentMap<WeakIdentity<ClassLoader>, Boolean> answers = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

    /** @param probe a class of the runtime */
    public LoaderCheck(Class<?> probe) {
        this.probe = probe;
    }

    /** Whether code of {@code loader} can call the runtime. */
    public boolean resolvesRuntime(ClassLoader loader) {
        forgetCollected();
        WeakIdentity<ClassLoader> key = new WeakIdentity<>(loader, collected);
        Boolean answer = answers.get(key);
        if (answer == null) {
            // Not computeIfAbsent: the loader's code runs here and may load classes that come back to this place.
            answer = ask(loader);
            answers.put(key, answer);
        }
        return answer;
    }

    /** Number of loaders that are remembered. */
    int size() {
        forgetCollected();
        return answers.size();
    }

    private boolean ask(ClassLoader loader) {
        try {
            return loader.loadClass(probe.getName()) == probe;
        } catch (Exception | LinkageError e) {
            return false;
        }
    }

    private void forgetCollected() {
        for (Object key = collected.poll(); key != null; key = collected.poll()) {
            answers.remove(key);
        }
    }
}
