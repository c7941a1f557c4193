package dev.culprit.analyzer.cli.fork;

import java.nio.file.Path;
import java.util.List;

/** Commands that behave as one with an agent in its JVM would, without the cost of one. */
public final class TestingCommands {

    private TestingCommands() {}

    /** Writes a file where the agent would, and a line {@code name:fork} to {@code journal}. */
    public static String recording(String name, Path journal) {
        return "echo " + name + ":$CULPRIT_FORK >> " + journal + "; echo x > $CULPRIT_OUT/$CULPRIT_FORK-$$-" + name
                + ".culprit";
    }

    public static List<String> shell(String command) {
        return List.of("sh", "-c", command);
    }
}
