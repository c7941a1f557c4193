package dev.culprit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A repository of two commits of a small program: in the second one a loop in {@code Shop.price} calls {@code Shop.tax} 30
 * times instead of 10.
 */
final class TestingHistory {

    private static final String SHOP = """
            public class Shop {
                public static void main(String[] args) {
                    long sum = 0;
                    for (int i = 0; i < 2000; i++) {
                        sum += price(i);
                    }
                    System.out.println(sum);
                }

                static long price(int item) {
                    long sum = 0;
                    for (int i = 0; i < 10; i++) {
                        sum += tax(item + i);
                    }
                    return sum;
                }

                static long tax(int x) {
                    long h = x;
                    for (int i = 0; i < 1000; i++) {
                        h = h * 31 + (h >>> 7);
                    }
                    return h;
                }
            }
            """;

    /** Where the calls of {@code Shop.tax} are made. */
    static final String CULPRIT = "Shop.java:13";

    /** Builds and runs; the second fork tells its process id and hangs when there is a file to tell it to. */
    private static final String RUN = """
            mkdir -p out
            [ -f out/Shop.class ] || javac -d out Shop.java || exit 9
            java -cp out Shop
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
        commit("10 taxes", SHOP);
        commit("30 taxes", moreCalls(SHOP));
    }

    private static String moreCalls(String source) {
        return source.replace("i < 10;", "i < 30;");
    }

    private void commit(String message, String source) throws Exception {
        Files.writeString(root.resolve("Shop.java"), source);
        git("add", "--all");
        git("commit", "--quiet", "-m", message);
    }

    /** Makes 90 taxes of the 30, without committing it. */
    void change() throws IOException {
        Path shop = root.resolve("Shop.java");
        Files.writeString(shop, Files.readString(shop).replace("i < 30;", "i < 90;"));
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
