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

/** The table against the libraries, and the JDK that runs the test: what it names is there. */
class LibraryTableIT {

    /** What is known from the libraries' documentation alone. */
    private static final Set<String> NOT_AT_HAND = Set.of(
            "com/mysql/cj/interceptors/QueryInterceptor",
            "com/zaxxer/hikari/metrics/IMetricsTracker",
            "org/hibernate/resource/jdbc/spi/StatementInspector",
            "org/springframework/boot/SpringApplication",
            "javax/servlet/AsyncContext");

    private final HandlerTable table = HandlerTable.with(UserTypes.NONE);

    private static final List<List<String>> LIBRARIES = List.of(
            List.of(
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
                    "log4j-core-2.26.1",
                    "slf4j-api-2.0.20",
                    "metrics-core-4.2.40",
                    "spring-context-7.0.10",
                    "junit-platform-console-standalone-6.0.1",
                    "junit-4.13.2",
                    "testng-7.11.0",
                    "tomcat-embed-core-11.0.27",
                    "tomcat-jdbc-11.0.27",
                    "p6spy-3.9.1",
                    "datasource-proxy-1.10.1"),
            List.of("testng-6.14.3", "tomcat-embed-core-9.0.98"));

    /** The newest versions, and the old ones that name something otherwise. */
    private static List<URLClassLoader> loaders() throws IOException {
        List<URLClassLoader> loaders = new ArrayList<>();
        for (List<String> names : LIBRARIES) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : TestLibraries.jars(names.toArray(new String[0]))) {
                urls.add(jar.toUri().toURL());
            }
            loaders.add(new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader()));
        }
        return loaders;
    }

    /** Names and descriptors of the methods that the type has in some version. */
    private static Set<String> methods(String type) throws IOException {
        Set<String> methods = new HashSet<>();
        for (URLClassLoader loader : loaders()) {
            try (loader) {
                methods(loader, type, methods);
            }
        }
        return methods;
    }

    @Test
    void typesHaveTheCallbacksThatTheTableNames() throws IOException {
        List<String> missing = new ArrayList<>();
        for (HandlerType type : table.types().values()) {
            Set<String> methods = methods(type.name());
            boolean any = methods.stream()
                    .anyMatch(method -> type.callbacks().contains(method.substring(0, method.indexOf('('))));
            if (!any && !NOT_AT_HAND.contains(type.name())) {
                missing.add(type.name() + " " + methods);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void ownersHaveTheMethodsThatTheTableNames() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String owner : table.owners()) {
            Set<String> methods = methods(owner);
            for (RegistrationMethod method : table.registrations(owner)) {
                if (!has(methods, method) && !NOT_AT_HAND.contains(owner)) {
                    missing.add(owner + "." + method.method() + "(" + method.handlerType() + ")");
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean has(Set<String> methods, RegistrationMethod method) {
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
