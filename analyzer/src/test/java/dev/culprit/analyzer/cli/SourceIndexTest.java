package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIndexTest {

    @TempDir
    Path temp;

    @Test
    void aFileIsFoundByItsPackageWhereverTheBuildKeepsIt() throws IOException {
        write("shop/src/main/java/a/Cart.java");
        write("shop/src/main/java/b/Cart.java");
        write("shop/target/generated/a/Cart.java");
        write(".culprit/worktrees/a/Cart.java");
        write("other/deep/src/main/kotlin/a/Cart.kt");
        SourceIndex index = new SourceIndex(temp);

        assertThat(index.find("a/Cart.java")).isEqualTo("shop/src/main/java/a/Cart.java");
        assertThat(index.find("b/Cart.java")).isEqualTo("shop/src/main/java/b/Cart.java");
        assertThat(index.find("a/Cart.kt")).isEqualTo("other/deep/src/main/kotlin/a/Cart.kt");
        assertThat(index.find("c/Cart.java")).isEqualTo("c/Cart.java");
    }

    private void write(String name) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
