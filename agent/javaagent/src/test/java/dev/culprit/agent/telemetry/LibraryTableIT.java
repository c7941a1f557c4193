package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.HandlerType;
import dev.culprit.profile.telemetry.RegistrationMethod;
import dev.culprit.profile.telemetry.UserTypes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** The table against the newest libraries and the JDK that runs the test: what it names is there. */
class LibraryTableIT {

    private static final Set<String> LIBRARIES =
            Set.of("micrometer", "opentelemetry", "logback", "log4j2", "jul", "jfr", "jmx", "java.beans");

    private final HandlerTable table = HandlerTable.with(UserTypes.NONE);

    private static URLClassLoader libraries() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : TestLibraries.jars(
                "micrometer-core-1.17.2",
                "micrometer-observation-1.17.2",
                "opentelemetry-api-1.68.0",
                "opentelemetry-context-1.68.0",
                "opentelemetry-sdk-trace-1.68.0",
                "opentelemetry-sdk-metrics-1.68.0",
                "opentelemetry-sdk-logs-1.68.0",
                "logback-core-1.6.6",
                "logback-classic-1.6.6",
                "log4j-api-2.26.1",
                "log4j-core-2.26.1")) {
            urls.add(jar.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(new URL[0]));
    }

    @Test
    void typesHaveTheCallbacksThatTheTableNames() throws IOException {
        List<String> missing = new ArrayList<>();
        try (URLClassLoader loader = libraries()) {
            for (HandlerType type : table.types().values()) {
                if (!LIBRARIES.contains(type.family())) {
                    continue;
                }
                Set<String> methods = new HashSet<>();
                methods(loader, type.name(), methods);
                boolean any = methods.stream()
                        .anyMatch(method -> type.callbacks().contains(method.substring(0, method.indexOf('('))));
                if (!any) {
                    missing.add(type.name() + " " + methods);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void ownersHaveTheMethodsThatTheTableNames() throws IOException {
        List<String> missing = new ArrayList<>();
        try (URLClassLoader loader = libraries()) {
            for (String owner : table.owners()) {
                for (RegistrationMethod method : table.registrations(owner)) {
                    if (LIBRARIES.contains(method.family()) && !has(loader, owner, method)) {
                        missing.add(owner + "." + method.method() + "(" + method.handlerType() + ")");
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean has(ClassLoader loader, String owner, RegistrationMethod method) throws IOException {
        Set<String> methods = new HashSet<>();
        methods(loader, owner, methods);
        return methods.stream()
                .anyMatch(known -> known.startsWith(method.method() + "(")
                        && method.argument(known.substring(known.indexOf('('))) >= 0);
    }

    private static void methods(ClassLoader loader, String type, Set<String> methods) throws IOException {
        try (InputStream in = loader.getResourceAsStream(type + ".class")) {
            if (in == null) {
                return;
            }
            ClassReader reader = new ClassReader(in.readAllBytes());
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String name, String descriptor, String signature, String[] exceptions) {
                            methods.add(name + descriptor);
                            return null;
                        }
                    },
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            for (String above : reader.getInterfaces()) {
                methods(loader, above, methods);
            }
            if (reader.getSuperName() != null && !reader.getSuperName().equals("java/lang/Object")) {
                methods(loader, reader.getSuperName(), methods);
            }
        }
    }
}
