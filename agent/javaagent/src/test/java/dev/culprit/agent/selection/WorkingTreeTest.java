package dev.culprit.agent.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkingTreeTest {

    @TempDir
    private Path directory;

    @Test
    void gitWinsOverBuildFiles() throws IOException {
        make("repo/.git/HEAD", "repo/pom.xml", "repo/module/pom.xml");

        assertThat(rootFrom("repo/module")).isEqualTo(file("repo"));
    }

    @Test
    void theFileThatAWorktreeHasInPlaceOfGitCounts() throws IOException {
        make("repo/.git", "repo/a/b/x");

        assertThat(rootFrom("repo/a/b")).isEqualTo(file("repo"));
    }

    @Test
    void withoutGitTheOutermostOfAnUnbrokenChainOfBuildFilesCounts() throws IOException {
        make("pom.xml", "gap/x", "gap/repo/settings.gradle.kts", "gap/repo/module/build.gradle");

        assertThat(rootFrom("gap/repo/module")).isEqualTo(file("gap/repo"));
    }

    @Test
    void withoutAnythingTheWorkingDirectoryCounts() throws IOException {
        make("some/where/x");

        assertThat(rootFrom("some/where")).isEqualTo(file("some/where"));
    }

    @ParameterizedTest
    @CsvSource({
        "target/classes, true",
        "module/build/libs/app.jar, true",
        ".m2/repository/a/a.jar, false",
        ".gradle/caches/a.jar, false",
        "web/node_modules/a.jar, false",
        "../elsewhere/classes, false",
        "../repo-two/classes, false",
    })
    void whatLiesBelowTheTreeIsOwnUnlessSomebodyElsePutItThere(String location, boolean own) throws IOException {
        make("repo/.git/HEAD");
        WorkingTree tree = WorkingTree.around(file("repo"));

        assertThat(tree.owns(file("repo").toPath().resolve(location).normalize().toFile()))
                .isEqualTo(own);
    }

    @Test
    void aLocalRepositoryOfAnyNameIsNotOwn() throws IOException {
        make("repo/.git/HEAD", "repo/cache/a/1/a-1.jar", "repo/cache/a/1/_remote.repositories");

        assertThat(WorkingTree.around(file("repo")).owns(file("repo/cache/a/1/a-1.jar")))
                .isFalse();
    }

    @Test
    void theRootDirectoryMayBeTheTree() {
        WorkingTree tree = WorkingTree.around(directory.getRoot().toFile());

        assertThat(tree.owns(new File(tree.root(), "classes"))).isTrue();
    }

    private File rootFrom(String path) {
        return WorkingTree.around(file(path)).root();
    }

    private File file(String path) {
        return directory.resolve(path).toFile();
    }

    private void make(String... files) throws IOException {
        for (String name : files) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }
}
