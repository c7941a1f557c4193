package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.samples.Suite.ExpectedClaim;
import dev.culprit.samples.Suite.ExpectedCulprit;
import dev.culprit.samples.Suite.ExpectedFinding;
import dev.culprit.samples.Suite.ExpectedHandler;
import dev.culprit.samples.Suite.ExpectedObstacle;
import dev.culprit.samples.Suite.Side;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteReaderTest {

    @Test
    void commentsBecomeExpectationsWithTheirLines() {
        Side side = read(
                "class ATest { // claim(faster 40%) REFUTED",
                "sleep(); // finding(CONSTANT_SLEEP)",
                "y(); // maybe(SETUP_DOMINATES)",
                "synchronized (x) { // obstacle(LOCK)",
                "page(); // culprit MORE_CALLS page in prints from send",
                "sleep(); // culprit WAIT sleep in waits",
                "add(x -> 1); // handler(LAMBDA NAMELESS LEAKED)",
                "add(new Good()); // handler(NAMED)");

        assertThat(side.claim()).isEqualTo(new ExpectedClaim(1, "faster 40%", "REFUTED"));
        assertThat(side.findings()).containsExactly(new ExpectedFinding(2, "CONSTANT_SLEEP"));
        assertThat(side.possible()).containsExactly(new ExpectedFinding(3, "SETUP_DOMINATES"));
        assertThat(side.obstacles()).containsExactly(new ExpectedObstacle(4, "LOCK"));
        assertThat(side.culprits())
                .containsExactly(
                        new ExpectedCulprit(5, "MORE_CALLS", "page", "prints", "send"),
                        new ExpectedCulprit(6, "WAIT", "sleep", "waits", null));
        assertThat(side.handlers())
                .containsExactly(
                        new ExpectedHandler(7, "LAMBDA", List.of("NAMELESS", "LEAKED")),
                        new ExpectedHandler(8, "NAMED", List.of()));
    }

    @Test
    void aSideMaySayThatNothingIsFound() {
        assertThat(read("class ATest { // no finding").findsNothing()).isTrue();
        assertThat(read("class ATest {").isAboutFindings()).isFalse();
    }

    @Test
    void aMisspeltCommentIsNotOverlooked() {
        assertRefused("Problem.java:2", "class ATest {", "sleep(); // finding SLEEP");
        assertRefused("Problem.java:1", "x(); // no finding");
        assertRefused("Problem.java:1", "class ATest { // claim(faster 40%) WRONG");
        assertRefused("Problem.java:1", "x(); // culprit WAIT sleep");
        assertRefused("Problem.java:1", "x(); // handler LAMBDA");
        assertRefused("both", "class ATest { // no finding", "sleep(); // finding(SLEEP)");
    }

    @Test
    void theClassesOfASideAreWhereTheBuildPutsThem() {
        System.setProperty("suites.folder", "suites");
        try {
            assertThat(SuiteReader.read(Path.of("FixedFurther.java"), List.of()).classes())
                    .hasToString(
                            Path.of("suites/fixed-further").toAbsolutePath().toString());
        } finally {
            System.clearProperty("suites.folder");
        }
    }

    private static void assertRefused(String message, String... lines) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Side read(String... lines) {
        return SuiteReader.read(Path.of("Problem.java"), List.of(lines));
    }
}
