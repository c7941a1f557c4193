package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;

/** What the finished jar contains. */
final class JarContentsIT {

    private static final String NESTED = "culprit-agent-runtime.jar";

    @Test
    void everyClassIsBelowTheAgentsPackage() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).startsWith("dev/culprit/agent/"));
    }

    @Test
    void theRuntimesClassesAreOnlyInTheNestedJar() throws IOException {
        assertThat(entries()).contains(NESTED).noneMatch(name -> name.startsWith("dev/culprit/agent/runtime/"));
        assertThat(nestedEntries())
                .contains("dev/culprit/agent/runtime/Probe.class")
                .filteredOn(name -> name.endsWith(".class"))
                .allSatisfy(name -> assertThat(name).startsWith("dev/culprit/agent/runtime/"));
    }

    @Test
    void ofByteBuddyOnlyTheClassFileLibraryIsThere() throws IOException {
        assertThat(entries())
                .contains("dev/culprit/agent/shaded/asm/ClassReader.class")
                .noneMatch(name -> name.contains("bytebuddy"));
    }

    @Test
    void nothingIsLeftThatAServiceLoaderOrTheJvmWouldFind() throws IOException {
        assertThat(entries())
                .noneMatch(name -> name.startsWith("META-INF/services/"))
                .noneMatch(name -> name.startsWith("META-INF/versions/"))
                .doesNotContain("module-info.class");
    }

    @Test
    void licencesOfWhatIsContainedAreThere() throws IOException {
        assertThat(entries()).contains("META-INF/LICENSE", "META-INF/NOTICE");
    }

    @Test
    void theManifestSaysWhatTheAgentMayDo() throws IOException {
        try (JarFile jar = new JarFile(ForkedJvm.AGENT.toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Premain-Class")).isEqualTo("dev.culprit.agent.AnyJvm");
            assertThat(attributes.getValue("Can-Retransform-Classes")).isEqualTo("true");
            assertThat(attributes.getValue("Can-Redefine-Classes")).isEqualTo("true");
            assertThat(attributes.getValue("Agent-Class")).isNull();
            assertThat(attributes.getValue("Boot-Class-Path")).isNull();
        }
    }

    @Test
    void theFirstClassLoadsOnJvmsThatTheAgentIsTooNewFor() throws IOException {
        try (JarFile jar = new JarFile(ForkedJvm.AGENT.toFile());
                DataInputStream in =
                        new DataInputStream(jar.getInputStream(jar.getEntry("dev/culprit/agent/AnyJvm.class")))) {
            in.readInt();
            in.readUnsignedShort();
            assertThat(in.readUnsignedShort()).as("major version of Java 8").isEqualTo(52);
        }
    }

    @Test
    void theJarIsSmall() {
        assertThat(ForkedJvm.AGENT.toFile().length()).isLessThan(2_600_000);
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(ForkedJvm.AGENT.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        }
    }

    private static List<String> nestedEntries() throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(ForkedJvm.AGENT.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(NESTED));
                JarInputStream nested = new JarInputStream(in)) {
            for (JarEntry entry = nested.getNextJarEntry(); entry != null; entry = nested.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
