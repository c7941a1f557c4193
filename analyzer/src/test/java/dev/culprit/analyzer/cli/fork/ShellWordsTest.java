package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(ShellWords.join(List.of("mvn", "-q", "a/b.c", "x=1"))).isEqualTo("mvn -q a/b.c x=1");
    }

    @Test
    void aShellReadsTheSameWordsAgain() throws IOException {
        List<String> words = List.of("two words", "it's", "$HOME", "", "\"q\"", "a\\b", "*", "new\nline");
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\0' " + ShellWords.join(words)).start();
        String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(read.split("\0", -1)).startsWith(words.toArray(String[]::new));
    }
}
