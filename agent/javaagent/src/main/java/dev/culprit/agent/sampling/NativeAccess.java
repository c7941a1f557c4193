package dev.culprit.agent.sampling;

import dev.culprit.agent.internals.OpenedPackage;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the classes of a loader load a native library without a warning on stderr. JDK 24 and later print one for whoever was not named by
 * {@code --enable-native-access} on the command line, and refuse with {@code --illegal-native-access=deny}. What may be allowed at run time is a
 * named module, or all classes of the application at once, which is not for us to do. So the classes get a module of their own.
 */
final class NativeAccess {

    private static final int FIRST_TO_WARN = 24;
    private static final String INTERNAL_PACKAGE = "jdk.internal.access";
    private static final String MODULE = "dev.culprit.sampler";

    private final Instrumentation instrumentation;

    NativeAccess(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Before the loader defines the first of them. On a JDK with another inside the warning remains, or the refusal.
     *
     * @param packages all that the loader has
     */
    void enable(ClassLoader loader, Set<String> packages) {
        if (Runtime.version().feature() < FIRST_TO_WARN) {
            return;
        }
        try {
            OpenedPackage opened = OpenedPackage.of(Object.class.getModule(), INTERNAL_PACKAGE, instrumentation);
            Object access = opened.method("SharedSecrets", "getJavaLangAccess").invoke(null);
            opened.method("JavaLangAccess", "addEnableNativeAccess", Module.class)
                    .invoke(access, module(loader, packages));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Loading works all the same, or says why not.
            return;
        }
    }

    /** An open module of those packages that reads the agent's classes. */
    private static Module module(ClassLoader loader, Set<String> packages) {
        ModuleDescriptor descriptor = ModuleDescriptor.newOpenModule(MODULE)
                .requires("java.base")
                .packages(packages)
                .build();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolve(new OneModule(new Reference(descriptor)), ModuleFinder.of(), Set.of(MODULE));
        ModuleLayer.Controller layer = ModuleLayer.defineModules(configuration, List.of(boot), name -> loader);
        Module module = layer.layer().findModule(MODULE).orElseThrow();
        layer.addReads(module, NativeAccess.class.getModule());
        return module;
    }

    private record OneModule(ModuleReference reference) implements ModuleFinder {

        @Override
        public Optional<ModuleReference> find(String name) {
            return name.equals(MODULE) ? Optional.of(reference) : Optional.empty();
        }

        @Override
        public Set<ModuleReference> findAll() {
            return Set.of(reference);
        }
    }

    /** The loader knows where the classes are; nobody reads them through this. */
    private static final class Reference extends ModuleReference {

        Reference(ModuleDescriptor descriptor) {
            super(descriptor, null);
        }

        @Override
        public ModuleReader open() throws IOException {
            throw new IOException(MODULE + " is not to be read");
        }
    }
}
