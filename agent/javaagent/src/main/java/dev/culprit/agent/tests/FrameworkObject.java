package dev.culprit.agent.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of a test framework by the framework's public API, whichever class loader it is in. Thread safe; keeps no class from being
 * unloaded.
 */
final class FrameworkObject {

    /** By "type.method". */
    private static final ClassValue<Map<String, Method>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private FrameworkObject() {}

    /**
     * Calls a method without arguments; an {@code Optional} is opened.
     *
     * @param type public class or interface of the framework that declares it
     * @return null for null and for empty
     * @throws ReflectiveOperationException if there is no such method, or it throws
     */
    static @Nullable Object get(Object target, String type, String method) throws ReflectiveOperationException {
        Map<String, Method> methods = METHODS.get(target.getClass());
        String key = type + '.' + method;
        Method found = methods.get(key);
        if (found == null) {
            Class<?> declaring = find(target.getClass(), type);
            if (declaring == null) {
                throw new NoSuchMethodException(target.getClass().getName() + " is no " + type);
            }
            found = declaring.getMethod(method);
            methods.put(key, found);
        }
        Object value = found.invoke(target);
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    static String text(Object target, String type, String method) throws ReflectiveOperationException {
        Object value = get(target, type, method);
        return value == null ? "" : value.toString();
    }

    static boolean is(Object target, String type, String method) throws ReflectiveOperationException {
        return Boolean.TRUE.equals(get(target, type, method));
    }

    /** The same, null also where the method is missing, as in an older version, or throws. */
    static @Nullable Object getIfThere(Object target, String type, String method) {
        try {
            return get(target, type, method);
        } catch (InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    static boolean isA(Object target, String type) {
        return find(target.getClass(), type) != null;
    }

    /** Version in the manifest of the jar that the class is in, empty when unknown. */
    static String version(Object target, String type) {
        Class<?> found = find(target.getClass(), type);
        Package home = found == null ? null : found.getPackage();
        String version = home == null ? null : home.getImplementationVersion();
        return version == null ? "" : version;
    }

    private static @Nullable Class<?> find(@Nullable Class<?> from, String type) {
        for (Class<?> candidate = from; candidate != null; candidate = candidate.getSuperclass()) {
            if (candidate.getName().equals(type)) {
                return candidate;
            }
            for (Class<?> implemented : candidate.getInterfaces()) {
                Class<?> found = find(implemented, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
