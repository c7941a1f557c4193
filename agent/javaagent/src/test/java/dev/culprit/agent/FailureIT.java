package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is one line on stderr; the application runs. */
final class FailureIT {

    private static final String SOURCE = "public class Main { public static void main(String[] args) {"
            + " while (args.length > 9) {} System.out.println(\"ran\"); } }";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"colour=red", "include=a/b", "maxdepth=x,snapshot=y,colour=blue", "out='"})
    void badOptionsAreOneLineAndTheApplicationRuns(String options) {
        Ended ended = jvm().options(options).run("Main");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
        assertThat(ended.stderr()).matches("culprit: [^\\n]+\\R");
        assertThat(ended.files()).isEmpty();
    }

    @Test
    void onErrorExitEndsTheJvm() {
        Ended ended = jvm().options("colour=red,onerror=exit").run("Main");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.stdout()).isEmpty();
        assertThat(ended.stderr()).startsWith("culprit: unknown option 'colour'");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsOneLine() throws IOException {
        ForkedJvm jvm = jvm();
        Files.createFile(directory.resolve("out"));

        Ended ended = jvm.run("Main");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
        assertThat(ended.stderr())
                .matches(
                        "culprit: the application runs without a profile: cannot make the directory [^\\n]*out[^\\n]*\\R");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsFatalIfAsked() throws IOException {
        ForkedJvm jvm = jvm();
        Files.createFile(directory.resolve("out"));

        assertThat(jvm.options("onerror=exit").run("Main").exitCode()).isEqualTo(2);
    }

    @Test
    void aDirectoryThatVanishesIsOneLineAtTheEnd() {
        Ended ended = new ForkedJvm(directory, """
                import java.io.File;
                public class Main {
                    public static void main(String[] args) {
                        for (File file : new File("out").listFiles()) file.delete();
                        new File("out").delete();
                    }
                }
                """).quick().run("Main");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.stderr()).matches("culprit: the profile [^\\n]* could not be written: [^\\n]*\\R");
    }

    @Test
    void asSecondAgentItIsIgnored() {
        Ended ended =
                jvm().jvm("-javaagent:" + ForkedJvm.AGENT.toAbsolutePath()).run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
        assertThat(ended.stderr())
                .isEqualToNormalizingNewlines(
                        "culprit: the agent is attached twice; the second -javaagent is ignored\n");
        assertThat(ended.profile().methods()).hasSize(1);
    }

    @Test
    void anApplicationThatReplacesItsStreamsDoesNotFindOurLines() {
        Ended ended = new ForkedJvm(directory, """
                import java.io.*;
                public class Main {
                    public static void main(String[] args) {
                        PrintStream sink = new PrintStream(new OutputStream() { public void write(int b) { throw new Error(); } });
                        System.setErr(sink);
                        System.setOut(sink);
                        for (File file : new File("out").listFiles()) file.delete();
                        new File("out").delete();
                    }
                }
                """).quick().run("Main");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.stderr()).startsWith("culprit: the profile");
    }

    private ForkedJvm jvm() {
        return new ForkedJvm(directory, SOURCE).quick();
    }
}
