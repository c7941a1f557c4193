package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/commands.md} says what {@code --help} says; {@code -Dculprit.docs.write=true} writes it anew. */
class CommandsDocTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "commands.md");

    @TempDir
    Path temp;

    @Test
    void theDocumentIsCurrent() throws IOException {
        String current = document();
        if (Boolean.getBoolean("culprit.docs.write")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(DOCUMENT).hasContent(current);
    }

    private String document() {
        CommandLine root = Main.commandLine(TestingInvocation.describing(temp));
        StringBuilder text = new StringBuilder(
                "# Commands\n\nWritten by `CommandsDocTest` from the program's own `--help`;" + " do not edit.\n");
        append(text, "culprit", root);
        return text.toString();
    }

    private static void append(StringBuilder text, String title, CommandLine command) {
        StringWriter usage = new StringWriter();
        command.usage(new PrintWriter(usage), Ansi.OFF);
        text.append("\n## ").append(title).append("\n\n```\n");
        text.append(usage.toString().replace("\r\n", "\n").stripTrailing()).append("\n```\n");
        command.getSubcommands().forEach((name, below) -> append(text, title + " " + name, below));
    }
}
