package dev.culprit.samples.action;

import dev.culprit.samples.TestingGit;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare repository that jobs clone, with the commits of a small program: {@code Shop.price} calls {@code Shop.tax} in a loop. */
final class ServedRepository {

    private static final String SHOP = """
            public class Shop {
                public static void main(String[] args) {
                    long sum = 0;
                    for (int i = 0; i < 2000; i++) {
                        sum += args.length == 0 ? price(i) : tax(i);
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

    private final Path bare;
    private final Path work;
    private final Path jobs;
    private int clones;

    ServedRepository(Path folder) throws Exception {
        bare = folder.resolve("server/shop.git");
        work = Files.createDirectories(folder.resolve("a developer"));
        jobs = Files.createDirectories(folder.resolve("jobs"));
        git(work, "init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
        git(work, "clone", "--quiet", bare.toString(), ".");
        git(work, "checkout", "--quiet", "-B", "main");
        Files.writeString(work.resolve(".gitignore"), "out\n.culprit\nculprit-report\nshard-*\nhanded-over\n");
        Files.writeString(
                work.resolve("run.sh"), "mkdir -p out && javac -d out Shop.java && java -cp out Shop \"$@\"\n");
        Files.writeString(work.resolve("Shop.java"), SHOP);
        commit("main", "the shop opens");
    }

    /** Begins a branch at what is checked out. */
    void branch(String name) throws Exception {
        git(work, "checkout", "--quiet", "-B", name);
    }

    void checkOut(String branch) throws Exception {
        git(work, "checkout", "--quiet", branch);
    }

    /** Has the loop of {@code Shop.price} call three times as often, and gives the commit. */
    String slowDown(String branch) throws Exception {
        Path shop = work.resolve("Shop.java");
        Files.writeString(shop, Files.readString(shop).replace("i < 10;", "i < 30;"));
        return commit(branch, "taxes three times");
    }

    /** Changes nothing that runs, and gives the commit. */
    String document(String branch, String text) throws Exception {
        Files.writeString(work.resolve("README"), text);
        return commit(branch, text);
    }

    private String commit(String branch, String message) throws Exception {
        git(work, "add", "--all");
        git(work, "commit", "--quiet", "-m", message);
        git(work, "push", "--quiet", "origin", "HEAD:" + branch);
        return head();
    }

    String head() throws Exception {
        return git(work, "rev-parse", "HEAD").strip();
    }

    /** A fresh working tree of a job, with {@code commit} checked out as GitHub's own action does it. */
    Path cloned(String commit) throws Exception {
        Path clone = jobs.resolve("job " + ++clones);
        git(jobs, "clone", "--quiet", bare.toString(), clone.toString());
        git(clone, "checkout", "--quiet", "--detach", commit);
        return clone.toRealPath();
    }

    private static String git(Path folder, String... arguments) throws Exception {
        return TestingGit.run(folder, arguments);
    }
}
