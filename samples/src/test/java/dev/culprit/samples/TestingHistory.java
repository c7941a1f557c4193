package dev.culprit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A repository of two commits of {@link TestingShop}: with 10 taxes and with 30. */
final class TestingHistory {

    /** Builds and runs; the second fork tells its process id and hangs when there is a file to tell it to. */
    private static final String RUN = """
            mkdir -p out
            [ -f out/Shop.class ] || javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -d out Shop.java || exit 9
            java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp out Shop
            if [ "$CULPRIT_FORK" = 2 ] && [ -n "$HANG" ]; then
                sleep 600 &
                echo $! > "$HANG.tmp"
                mv "$HANG.tmp" "$HANG"
                wait
            fi
            """;

    final Path root;

    TestingHistory(Path root) throws Exception {
        this.root = Files.createDirectories(root).toRealPath();
        git("init", "--quiet", "--initial-branch=main");
        Files.writeString(root.resolve(".gitignore"), "out\n");
        Files.writeString(root.resolve("run.sh"), RUN);
        commit(10);
        commit(30);
    }

    private void commit(int taxes) throws Exception {
        write(taxes);
        git("add", "--all");
        git("commit", "--quiet", "-m", taxes + " taxes");
    }

    private void write(int taxes) throws IOException {
        Files.writeString(root.resolve("Shop.java"), TestingShop.source(taxes));
    }

    /** Makes 90 taxes of the 30, without committing it. */
    void change() throws IOException {
        write(90);
    }

    /** The worktrees that git knows besides the first. */
    List<String> worktrees() throws Exception {
        try (Stream<String> lines = git("worktree", "list").lines()) {
            return lines.skip(1).toList();
        }
    }

    String git(String... arguments) throws Exception {
        return TestingGit.run(root, arguments);
    }
}
