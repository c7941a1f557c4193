package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LessonReaderTest {

    @Test
    void commentsBecomeExpectationsWithTheirLines() {
        Lesson lesson = read(
                "final class App { // verdict REGRESSED",
                "a(); // culprit(1) MORE_CALLS a",
                "b(); // culprit(2) NEW_CODE");

        assertThat(lesson.mainClass()).isEqualTo("p.q.App");
        assertThat(lesson.verdicts()).containsExactly("REGRESSED");
        assertThat(lesson.verdictLine()).isEqualTo(2);
        assertThat(lesson.culprits())
                .containsExactly(new Expectation(3, 1, "MORE_CALLS", "a"), new Expectation(4, 2, "NEW_CODE", null));
    }

    @Test
    void severalVerdictsMayBeRight() {
        assertThat(read("final class App { // verdict UNCHANGED INCONCLUSIVE").verdicts())
                .containsExactlyInAnyOrder("UNCHANGED", "INCONCLUSIVE");
    }

    @Test
    void aMisspeltCommentIsNotOverlooked() {
        assertRefused("not '// verdict V'", "final class App {", "x(); // culprit 1 SLOWER_CALLS");
        assertRefused("Candidate.java:3", "final class App { // verdict REGRESSED", "x(); // culprit(1)");
        assertRefused("causes are", "final class App { // verdict REGRESSED", "x(); // culprit(1) SLOWER");
        assertRefused("verdicts are", "final class App { // verdict WORSE");
    }

    @Test
    void onlyMoreCallsHaveACallee() {
        assertRefused("callee", "final class App { // verdict REGRESSED", "x(); // culprit(1) MORE_CALLS");
        assertRefused("callee", "final class App { // verdict REGRESSED", "x(); // culprit(1) NEW_CODE x");
    }

    @Test
    void ranksMustBeInOrder() {
        assertRefused("ranks", "final class App { // verdict REGRESSED", "x(); // culprit(2) NEW_CODE");
    }

    @Test
    void aSecondVerdictIsRefused() {
        assertRefused("already", "final class App { // verdict REGRESSED", "class B { // verdict IMPROVED");
    }

    private static void assertRefused(String message, String... lines) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Lesson read(String... lines) {
        return LessonReader.read(Stream.concat(Stream.of("package p.q;"), List.of(lines).stream())
                .toList());
    }
}
