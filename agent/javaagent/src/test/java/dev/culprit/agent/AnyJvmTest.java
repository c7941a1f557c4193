package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnyJvmTest {

    private static final String VERSION = "java.specification.version";

    private final PrintStream err = System.err;
    private final String version = System.getProperty(VERSION);

    @AfterEach
    void restore() {
        System.setErr(err);
        System.setProperty(VERSION, version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "9", "11", "16"})
    void onAnOldJvmItIsOneLineAndTheApplicationRuns(String old) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setProperty(VERSION, old);

        AnyJvm.premain("out=x,include=no/pattern", null);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "culprit: the application runs without a profile: the agent needs Java 17,"
                                + " and this is Java " + old + "\n");
    }
}
