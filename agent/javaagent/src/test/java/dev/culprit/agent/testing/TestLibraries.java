package dev.culprit.agent.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jars of other people's that programs under test need; the build has put them into one directory. */
public final class TestLibraries {

    private static final Path DIRECTORY =
            Path.of(System.getProperty("culprit.test.libraries", "target/test-libraries"));

    private TestLibraries() {}

    /** The jars of those names, without {@code .jar}. */
    public static List<Path> jars(String... names) {
        List<Path> jars = new ArrayList<>();
        for (String name : names) {
            Path jar = DIRECTORY.resolve(name + ".jar").toAbsolutePath();
            if (!Files.exists(jar)) {
                throw new AssertionError("not there: " + jar);
            }
            jars.add(jar);
        }
        return jars;
    }
}
