package dev.culprit.agent.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassSelectionTest {

    private static final ClassLoader APPLICATION = ClassSelectionTest.class.getClassLoader();

    @TempDir
    private Path directory;

    @Test
    void includeSelectsByNameWhereverTheClassComesFrom() {
        ClassSelection selection = selection(patterns("com.acme.**", "org.foo.*"), patterns("**.Generated*"));

        assertThat(selection.selects("com/acme/a/B", APPLICATION, null)).isTrue();
        assertThat(selection.selects("org/foo/Bar$1", APPLICATION, domain("/elsewhere/x.jar")))
                .isTrue();
        assertThat(selection.selects("com/acme/GeneratedCode", APPLICATION, null))
                .isFalse();
        assertThat(selection.selects("net/other/C", APPLICATION, domain(inTree("classes"))))
                .isFalse();
    }

    @Test
    void withoutIncludeTheProjectsOwnClassesAreSelected() {
        ClassSelection selection = selection(List.of(), patterns("com.acme.skipped.**"));

        assertThat(selection.selects("com/acme/B", APPLICATION, domain(inTree("classes"))))
                .isTrue();
        assertThat(selection.selects("com/acme/skipped/B", APPLICATION, domain(inTree("classes"))))
                .isFalse();
        assertThat(selection.selects("com/acme/B", APPLICATION, domain("/elsewhere/x.jar")))
                .isFalse();
        assertThat(selection.selects("com/acme/Proxy$1", APPLICATION, null)).isFalse();
    }

    @Test
    void thePlatformAndTheAgentAreNeverSelected() {
        ClassSelection selection = selection(patterns("**"), List.of());

        assertThat(selection.selects("com/acme/B", null, null)).isFalse();
        assertThat(selection.selects("com/acme/B", ClassLoader.getPlatformClassLoader(), null))
                .isFalse();
        assertThat(selection.selects("java/util/Own", APPLICATION, null)).isFalse();
        assertThat(selection.selects("dev/culprit/agent/Probe", APPLICATION, null))
                .isFalse();
        assertThat(selection.selects(null, APPLICATION, null)).isFalse();
        assertThat(selection.selects("dev/culprit/analyzer/Diff", APPLICATION, null))
                .isTrue();
    }

    @Test
    void theAgentsOwnJarIsNotTheProjectsOwn() {
        ProtectionDomain agent = domain(inTree("culprit-agent.jar"));
        ClassSelection selection =
                new ClassSelection(List.of(), List.of(), WorkingTree.around(directory.toFile()), agent);

        assertThat(selection.selects("com/acme/B", APPLICATION, agent)).isFalse();
    }

    private ClassSelection selection(List<ClassPattern> include, List<ClassPattern> exclude) {
        return new ClassSelection(include, exclude, WorkingTree.around(directory.toFile()), null);
    }

    private String inTree(String name) {
        return new File(WorkingTree.around(directory.toFile()).root(), name).getPath();
    }

    private static List<ClassPattern> patterns(String... texts) {
        return Arrays.stream(texts).map(ClassPattern::of).toList();
    }

    private static ProtectionDomain domain(String path) {
        try {
            URI location = new File(path).toURI();
            return new ProtectionDomain(new CodeSource(location.toURL(), (Certificate[]) null), null);
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
