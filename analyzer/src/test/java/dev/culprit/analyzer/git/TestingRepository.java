package dev.culprit.analyzer.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository made by git itself, with an identity of its own so that nobody's settings matter. */
public final class TestingRepository {

    public final Path root;

    public TestingRepository(Path root) throws IOException {
        this(root, "--initial-branch=main");
    }

    private TestingRepository(Path root, String how) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        git("init", "--quiet", how);
    }

    /** One without a working tree, as servers have it. */
    public static TestingRepository bare(Path root) throws IOException {
        return new TestingRepository(root, "--bare");
    }

    public TestingRepository file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    public TestingRepository commit(String message) throws IOException {
        git("add", "--all");
        return git("commit", "--quiet", "--allow-empty", "-m", message);
    }

    public TestingRepository git(String... arguments) throws IOException {
        bytes(arguments);
        return this;
    }

    /** What git says. */
    public String text(String... arguments) throws IOException {
        return new String(bytes(arguments), StandardCharsets.UTF_8);
    }

    public byte[] bytes(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("git", "-C", root.toString(), "-c", "user.name=T", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("git", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (ProcessStarter.waitFor(builder.redirectOutput(log.toFile())) != 0) {
            throw new IOException(command + ": " + Files.readString(log));
        }
        byte[] said = Files.readAllBytes(log);
        Files.delete(log);
        return said;
    }

    public Repository open() throws GitFailure {
        return Repository.around(root, ProcessStarter::waitFor);
    }
}
