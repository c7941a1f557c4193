package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestLibraries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is inside the JDK stays closed to the application, whatever the agent needs of it. */
final class InternalsIT {

    /** Tries what the agent does, and prints each package that is not for everybody and open to the class path. */
    private static final String LOOK = """
            import java.lang.reflect.Method;
            public class Look {
                static void attempt(String type, String name) {
                    try {
                        Method method = Class.forName(type).getDeclaredMethod(name);
                        System.out.println(name + " " + (method.invoke(null) != null));
                    } catch (Exception e) { System.out.println(e.toString().replaceAll("@[0-9a-f]+", "")); }
                }
                static void print() {
                    attempt("jdk.internal.access.SharedSecrets", "getJavaLangAccess");
                    attempt("sun.management.ManagementFactoryHelper", "getVMManagement");
                    Module own = Look.class.getModule();
                    java.util.Set<String> open = new java.util.TreeSet<>();
                    for (Module module : ModuleLayer.boot().modules()) {
                        for (String name : module.getPackages()) {
                            if (module.isExported(name, own) && !module.isExported(name)) open.add("exported " + name);
                            if (module.isOpen(name, own) && !module.isOpen(name)) open.add("open " + name);
                        }
                    }
                    open.forEach(System.out::println);
                }
            }
            """;

    private static final String MAIN = "public class Main { public static void main(String[] args) { Look.print(); } }";

    private static final String TEST = """
            import org.junit.Test;
            public class LookTest { @Test public void look() { Look.print(); } }
            """;

    private static final List<String> CLOSED = List.of(
            "java.lang.IllegalAccessException: class Look cannot access class jdk.internal.access.SharedSecrets",
            "java.lang.IllegalAccessException: class Look cannot access class sun.management.ManagementFactoryHelper");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "injection=append", "sampling=cpu+alloc", "sampling=cpu,sampler=jfr"})
    void theApplicationSeesAsLittleAsWithoutTheAgent(String options) {
        String without = new ForkedJvm(directory, LOOK, MAIN)
                .quick()
                .withoutAgent()
                .run("Main")
                .stdout();
        Ended with =
                new ForkedJvm(directory, LOOK, MAIN).quick().options(options).run("Main");

        assertThat(without).contains(CLOSED);
        assertThat(with.stdout()).isEqualTo(without);
    }

    /** Then the agent reads the JVM's counters. */
    @Test
    void soDoTests() {
        List<Path> libraries = TestLibraries.jars("junit-4.13.2", "hamcrest-core-1.3");
        String without = new ForkedJvm(directory, libraries, LOOK, TEST)
                .quick()
                .withoutAgent()
                .run("org.junit.runner.JUnitCore", "LookTest")
                .stdout();
        Ended with =
                new ForkedJvm(directory, libraries, LOOK, TEST).quick().run("org.junit.runner.JUnitCore", "LookTest");

        assertThat(without).contains(CLOSED).contains("OK (1 test)");
        assertThat(withoutTime(with.stdout())).isEqualTo(withoutTime(without));
        assertThat(with.profile().tests().tests())
                .singleElement()
                .satisfies(test -> assertThat(test.classLoadNanos()).isNotNegative());
    }

    private static String withoutTime(String stdout) {
        return stdout.replaceAll("Time: .*", "Time");
    }
}
