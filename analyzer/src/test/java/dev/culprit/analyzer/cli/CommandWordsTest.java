package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

    @Test
    void commitsStandBeforeTheTwoDashesAndTheCommandAfterThem() {
        CommandWords words = CommandWords.of(
                List.of("main", "HEAD", "mvn", "-o", "--", "test"),
                List.of("compare", "main", "--forks", "3", "HEAD", "--", "mvn", "-o", "--", "test"));

        assertThat(words.commits()).containsExactly("main", "HEAD");
        assertThat(words.command()).containsExactly("mvn", "-o", "--", "test");
    }

    @Test
    void withoutTheDashesAllAreCommits() {
        CommandWords words = CommandWords.of(List.of("main", "mvn"), List.of("compare", "main", "mvn"));

        assertThat(words.commits()).containsExactly("main", "mvn");
        assertThat(words.command()).isEmpty();
        assertThat(words.candidate()).isEqualTo("mvn");
    }

    @Test
    void aForgottenPairOfDashesIsShownWhereItBelongs() {
        CommandWords words = CommandWords.of(
                List.of("main", "HEAD", "mvn", "test"), List.of("compare", "main", "HEAD", "mvn", "test"));

        assertThatThrownBy(words::check)
                .isInstanceOf(CommandFailure.class)
                .hasMessageEndingWith("culprit compare main HEAD -- mvn test");
    }

    @Test
    void theRepeatedCallHasAFreshDirectory() {
        assertThat(RepeatCommand.of(
                        List.of("compare", "-o", "full", "a", "--out=x", "-ofull", "--", "sh", "-o", "b c")))
                .isEqualTo("culprit compare a -- sh -o 'b c'");
    }
}
