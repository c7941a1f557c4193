package dev.culprit.agent.internals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A package inside the JDK whose methods the agent may call. It is opened to the module of one class, {@link MemberOpener}, in a loader that
 * has nothing else. The agent's own module is the unnamed one of the system loader: opened to that, it would be open to every class on the
 * application's class path, and a program that fails without the agent would work with it.
 */
public final class OpenedPackage {

    private final String name;
    private final Consumer<AccessibleObject> opener;

    private OpenedPackage(String name, Consumer<AccessibleObject> opener) {
        this.name = name;
        this.opener = opener;
    }

    /**
     * Opens it.
     *
     * @param module which has the package
     * @throws ReflectiveOperationException if the agent's jar is damaged
     * @throws IllegalArgumentException if this JDK does not have the package
     */
    public static OpenedPackage of(Module module, String name, Instrumentation instrumentation)
            throws ReflectiveOperationException {
        OwnLoader loader = new OwnLoader();
        Map<String, Set<Module>> opened = Map.of(name, Set.of(loader.getUnnamedModule()));
        instrumentation.redefineModule(module, Set.of(), Map.of(), opened, Set.of(), Map.of());
        return new OpenedPackage(name, loader.opener());
    }

    /**
     * A method that can be called from anywhere.
     *
     * @param type name of its class, without the package
     * @param parameters types of its parameters
     */
    public Method method(String type, String method, Class<?>... parameters) throws ReflectiveOperationException {
        Method found = Class.forName(name + "." + type).getDeclaredMethod(method, parameters);
        opener.accept(found);
        return found;
    }

    private static final class OwnLoader extends ClassLoader {

        OwnLoader() {
            super("culprit-internals", null);
        }

        Consumer<AccessibleObject> opener() throws ReflectiveOperationException {
            byte[] bytes = bytes();
            Class<?> defined = defineClass(
                    MemberOpener.class.getName(), bytes, 0, bytes.length, OpenedPackage.class.getProtectionDomain());
            @SuppressWarnings("unchecked")
            Consumer<AccessibleObject> opener =
                    (Consumer<AccessibleObject>) defined.getConstructor().newInstance();
            return opener;
        }

        private static byte[] bytes() throws ClassNotFoundException {
            String name = MemberOpener.class.getSimpleName() + ".class";
            try (@Nullable InputStream in = OpenedPackage.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
