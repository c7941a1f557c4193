package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.AbstractAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of classes of real libraries link and verify with every method probed, exactly as without. */
final class RealCodeIT {

    private static final String LINKER = """
            import java.util.*;
            import java.util.jar.*;
            public class Linker {
                public static void main(String[] jars) throws Exception {
                    int linked = 0;
                    for (String jar : jars) {
                        List<String> names = new ArrayList<>();
                        try (JarFile file = new JarFile(jar)) {
                            file.stream().map(JarEntry::getName).filter(n -> n.endsWith(".class") && !n.contains("-"))
                                .forEach(n -> names.add(n.substring(0, n.length() - 6).replace('/', '.')));
                        }
                        Collections.sort(names);
                        for (String name : names) {
                            try {
                                // Asking for methods links the class, and linking verifies it.
                                Class.forName(name, false, Linker.class.getClassLoader()).getDeclaredMethods();
                                linked++;
                            } catch (Throwable e) {
                                System.out.println(name + " " + e);
                            }
                        }
                    }
                    System.out.println(linked);
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void bigLibrariesLinkAsWithoutTheAgent() {
        List<String> jars = List.of(jar(ByteBuddy.class), jar(AbstractAssert.class), jar(JavaClass.class));
        Ended plain = jvm(jars).withoutAgent().run(command(jars));
        Ended probed =
                jvm(jars).options("include=net.**+org.**+com.**,overhead=off").run(command(jars));

        assertThat(probed.stdout()).isEqualTo(plain.stdout()).doesNotContain("VerifyError");
        assertThat(probed.stderr()).isEqualTo(plain.stderr());
        assertThat(probed.profile().manifest().plan().probedClasses()).isGreaterThan(3000);
        assertThat(probed.profile().manifest().plan().skippedClasses()).isEmpty();
    }

    private ForkedJvm jvm(List<String> jars) {
        ForkedJvm jvm = new ForkedJvm(directory, LINKER);
        String path = jvm.classes() + java.io.File.pathSeparator + String.join(java.io.File.pathSeparator, jars);
        return jvm.jvm("-cp", path);
    }

    private static String[] command(List<String> jars) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("Linker"), jars.stream())
                .toArray(String[]::new);
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
