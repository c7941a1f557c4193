package dev.culprit.analyzer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code culprit agent}. */
@Command(
        name = "agent",
        description = "Prints the path of the agent jar, for -javaagent:$(culprit agent)=out=DIR.",
        mixinStandardHelpOptions = true)
final class AgentCommand implements Callable<Integer> {

    private static final String SCRIPT = "/gradle/culprit.init.gradle";

    private final Invocation invocation;

    @Option(
            names = "--gradle-init",
            description =
                    "Print an init script instead, for 'gradlew -I culprit.init.gradle test'; see docs/gradle.md.")
    boolean gradleInit;

    AgentCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        Path jar = invocation.installation().agentJar();
        if (gradleInit) {
            invocation.out().print(script(jar));
        } else {
            invocation.out().println(jar);
        }
        return ExitCodes.OK;
    }

    private static String script(Path jar) throws IOException {
        try (InputStream stream = AgentCommand.class.getResourceAsStream(SCRIPT)) {
            if (stream == null) {
                throw new IllegalStateException("no " + SCRIPT + " in culprit's jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("@agent@", quoted(jar.toString()));
        }
    }

    /** As Groovy writes it between single quotes. */
    private static String quoted(String path) {
        return path.replace("\\", "\\\\").replace("'", "\\'");
    }
}
