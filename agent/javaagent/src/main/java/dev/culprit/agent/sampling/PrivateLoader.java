package dev.culprit.agent.sampling;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines async-profiler's Java class and who calls it once more, in a loader of their own. A native library belongs to the loader of
 * the class that loads it, and the JVM looks for native methods in all libraries of a class's loader: in the system loader, ours
 * would answer the calls of an application's own {@code one.profiler}.
 */
final class PrivateLoader extends ClassLoader {

    private static final String CALLER = "dev.culprit.agent.sampling.NativeCommands";

    /** As a constant of the class file, so that shading renames it. */
    private static final String LIBRARY = "one.profiler.";

    private PrivateLoader(ClassLoader parent) {
        super("culprit-sampler", parent);
    }

    /**
     * Loads the native library.
     *
     * @param access given to what loads it
     * @throws SamplerException with the reason, if that is not possible
     */
    static SamplerCommands load(String path, NativeAccess access) throws SamplerException {
        PrivateLoader loader = new PrivateLoader(PrivateLoader.class.getClassLoader());
        access.enable(loader, Set.of(PrivateLoader.class.getPackageName(), LIBRARY.substring(0, LIBRARY.length() - 1)));
        try {
            return (SamplerCommands)
                    loader.loadClass(CALLER).getConstructor(String.class).newInstance(path);
        } catch (InvocationTargetException e) {
            throw new SamplerException(SamplerException.reason(e.getCause()), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new SamplerException(SamplerException.reason(e), e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(CALLER) && !name.startsWith(LIBRARY)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (@Nullable InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
