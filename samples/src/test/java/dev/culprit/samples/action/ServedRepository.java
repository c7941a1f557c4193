package dev.culprit.samples.action;

import dev.culprit.samples.TestingGit;
import dev.culprit.samples.TestingShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare repository that jobs clone, with commits of {@link TestingShop}. */
final class ServedRepository {

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
        Files.writeString(work.resolve("run.sh"), """
                mkdir -p out
                javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -d out Shop.java || exit 9
                java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp out Shop "$@"
                """);
        write(10);
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
        write(30);
        return commit(branch, "taxes three times");
    }

    /** Changes nothing that runs, and gives the commit. */
    String document(String branch, String text) throws Exception {
        Files.writeString(work.resolve("README"), text);
        return commit(branch, text);
    }

    private void write(int taxes) throws IOException {
        Files.writeString(work.resolve("Shop.java"), TestingShop.source(taxes));
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
