package dev.culprit.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/agent-options.md} and the option table alike. To write the file anew:
 * {@code mvn -pl agent/javaagent -am test -Dtest=AgentOptionsDocTest -Dculprit.writeDocs=true -Dsurefire.failIfNoSpecifiedTests=false}
 */
final class AgentOptionsDocTest {

    private static final Path DOC = Path.of("../../docs/agent-options.md");

    @Test
    void theDocumentSaysWhatTheTableSays() throws IOException {
        if (Boolean.getBoolean("culprit.writeDocs")) {
            Files.createDirectories(DOC.getParent());
            Files.writeString(DOC, document());
        }

        assertThat(DOC).hasContent(document());
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Options of the agent

                <!-- Made from the table in Option.java; AgentOptionsDocTest keeps it so and says how to write it anew. -->

                    java -javaagent:culprit-agent.jar=out=profiles,include=com.acme.**+org.foo.** …

                Options are separated by commas; a pattern list is joined by `+`. A value that has a comma in it is put between quotes
                (`out='a,b'`) or the comma is written `%2C`. Every option is also an environment variable; the argument wins. Nothing
                needs to be set: without any option the agent instruments the project's own classes and writes to `.culprit/profiles`.

                A mistake in the options is one line on stderr that begins with `culprit:` and names all of them; the application then
                runs without a profile, or, with `onerror=exit`, not at all (exit code 2).

                The project's own classes are those that come from a directory or a jar below the *working tree*: the nearest directory
                at or above the JVM's working directory with a `.git`; without one, the outermost of the unbroken chain of directories
                with a `pom.xml`, `build.gradle` or `settings.gradle` that begins at the working directory; without these, the working
                directory. Local repositories inside the tree (`.m2`, `.gradle`, `node_modules`) and jars inside jars do not count.

                | option | variable | value | default | meaning |
                |--|--|--|--|--|
                """);
        for (Option option : Option.values()) {
            text.append(String.format(
                    "| `%s` | `%s` | %s | %s | %s |%n",
                    option.key(),
                    option.variable(),
                    option.placeholder(),
                    option.defaultValue().isEmpty() ? "" : "`" + option.defaultValue() + "`",
                    option.description()));
        }
        return text.toString();
    }
}
