package dev.culprit.agent.testing;

import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Runs a small program in a JVM of its own, of the version that runs the test, with the finished agent jar. Not thread safe.
 */
public final class ForkedJvm {

    /** The jar that the build has made. */
    public static final Path AGENT = Path.of(System.getProperty("culprit.agent.jar", "target/culprit-agent.jar"));

    private static final long TIMEOUT_SECONDS = 120;

    private final Path directory;
    private final Path classes;
    private final List<Path> classPath;
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> firstArguments = new ArrayList<>();
    private final List<String> prefix = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private String agentOptions = "";
    private boolean agent = true;
    private Path agentJar = AGENT;

    /** @param directory the JVM's working directory; the program's classes go to {@code classes} in it */
    public ForkedJvm(Path directory, String... sources) {
        this(directory, List.of(), sources);
    }

    /** The same with libraries on the class path. */
    public ForkedJvm(Path directory, List<Path> libraries, String... sources) {
        this.directory = directory;
        this.classes = directory.resolve("classes");
        this.classPath = new ArrayList<>(List.of(classes));
        classPath.addAll(libraries);
        List<String> options = libraries.isEmpty() ? List.of() : List.of("-cp", joined(classPath));
        TestingCompiler.compile(classes, options, sources);
    }

    private static String joined(List<Path> paths) {
        List<String> texts = new ArrayList<>();
        for (Path path : paths) {
            texts.add(path.toString());
        }
        return String.join(File.pathSeparator, texts);
    }

    public Path directory() {
        return directory;
    }

    public Path classes() {
        return classes;
    }

    /** Options of the agent beyond {@code out}. */
    public ForkedJvm options(String options) {
        agentOptions = options;
        return this;
    }

    /** Takes a jar made from the finished agent. */
    public ForkedJvm agent(Path jar) {
        agentJar = jar;
        return this;
    }

    public ForkedJvm withoutAgent() {
        agent = false;
        return this;
    }

    public ForkedJvm jvm(String... arguments) {
        jvmArguments.addAll(List.of(arguments));
        return this;
    }

    /** Arguments that come before the agent's. */
    public ForkedJvm jvmFirst(String... arguments) {
        firstArguments.addAll(List.of(arguments));
        return this;
    }

    /**
     * Has the JVM compile with its first compiler only, which takes a fifth off the CPU time of a program that ends soon. For tests that
     * look at what is recorded, of which thread and where; those that look at times, at what a probe costs, at methods that are called
     * often or at frames of optimised code have the JVM as users have it.
     */
    public ForkedJvm quick() {
        firstArguments.add("-XX:TieredStopAtLevel=1");
        return this;
    }

    /** Has the JVM started by another command, such as one that takes privileges away. */
    public ForkedJvm startedBy(String... command) {
        prefix.addAll(List.of(command));
        return this;
    }

    public ForkedJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs the main class and waits for its end. */
    public Ended run(String... command) {
        try {
            Process process = start(command);
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the forked JVM did not end; stderr: " + read("stderr"));
            }
            return new Ended(process.exitValue(), read("stdout"), read("stderr"), directory.resolve("out"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Runs the main class until something is the case, then tells it to end.
     *
     * @param reached asked again and again while the JVM runs, as soon as there is a profile
     * @param tell what the program takes as the wish that it ends
     */
    public Ended runUntil(BooleanSupplier reached, Runnable tell, String... command) {
        try {
            Process process = start(command);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
            Ended state = new Ended(0, "", "", directory.resolve("out"));
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                boolean profile = state.files().stream().anyMatch(name -> name.endsWith(".culprit"));
                if (profile && reached.getAsBoolean() || System.nanoTime() > end) {
                    tell.run();
                    process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                    break;
                }
            }
            process.destroyForcibly();
            return new Ended(process.waitFor(), read("stdout"), read("stderr"), directory.resolve("out"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts the main class. Its output goes to files. */
    public Process start(String... command) throws IOException {
        List<String> line = new ArrayList<>(prefix);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(firstArguments);
        if (agent) {
            line.add("-javaagent:" + agentJar.toAbsolutePath() + "=out=out" + (agentOptions.isEmpty() ? "" : ",")
                    + agentOptions);
        }
        line.addAll(jvmArguments);
        if (!jvmArguments.contains("-m") && !jvmArguments.contains("-cp")) {
            line.addAll(List.of("-cp", joined(classPath)));
        }
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectOutput(file("stdout"))
                .redirectError(file("stderr"));
        // Whatever is set around the build must not reach the tests.
        builder.environment().keySet().removeIf(name -> name.startsWith("CULPRIT_") || name.endsWith("JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What a stream has so far. */
    public String read(String stream) throws IOException {
        return Files.readString(file(stream).toPath());
    }

    private File file(String name) {
        return directory.resolve(name).toFile();
    }

    /**
     * A JVM that has ended.
     *
     * @param out the directory for its profile, which need not exist
     */
    public record Ended(int exitCode, String stdout, String stderr, Path out) {

        /** Names of the files that the agent left. */
        public List<String> files() {
            if (!Files.isDirectory(out)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(out)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** The only profile. No probe may have failed in it. */
        public Profile profile() {
            Profile profile = profileWithErrors();
            if (profile.manifest().completeness().suppressedErrors() != 0) {
                throw new AssertionError("errors were suppressed: "
                        + profile.manifest().completeness().notes());
            }
            return profile;
        }

        /** The only profile, for tests in which probes are to fail. */
        public Profile profileWithErrors() {
            List<String> profiles =
                    files().stream().filter(name -> name.endsWith(".culprit")).toList();
            if (profiles.size() != 1) {
                throw new AssertionError("one profile expected, there are " + files() + "; stderr: " + stderr);
            }
            try {
                return ProfileReader.read(out.resolve(profiles.get(0)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** The tree of the threads of one group as text. */
        public String tree(String threadGroup) {
            return TreeText.of(profile(), threadGroup);
        }
    }
}
