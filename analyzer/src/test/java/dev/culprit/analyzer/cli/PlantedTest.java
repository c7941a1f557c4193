package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlantedTest {

    private final Planted planted = new Planted("x.Main", "Candidate.java", 36, "MORE_CALLS");

    @Test
    void theLineAndTheCauseComeFromTheComment() throws IOException {
        String source =
                "class A {\n  void a() { // culprit(2) SLOWER_CALLS\n    b(); // culprit(1) MORE_CALLS b\n  }\n}\n";

        assertThat(Planted.find("x.Main", "A.java", source))
                .isEqualTo(new Planted("x.Main", "A.java", 3, "MORE_CALLS"));
    }

    @Test
    void aSourceWithoutTheCommentIsRefused() {
        assertThatThrownBy(() -> Planted.find("x.Main", "A.java", "class A {}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("A.java");
    }

    @Test
    void itIsNamedWhenCallsGrewAtItsLine() {
        assertThat(planted.isNamedBy(TestingComparison.moreCalls(Verdict.REGRESSED, "Candidate.java", 36)))
                .isTrue();
    }

    @Test
    void itIsNotNamedByAnotherLineFileVerdictOrByNobody() {
        assertThat(planted.isNamedBy(TestingComparison.moreCalls(Verdict.REGRESSED, "Candidate.java", 37)))
                .isFalse();
        assertThat(planted.isNamedBy(TestingComparison.moreCalls(Verdict.REGRESSED, "Other.java", 36)))
                .isFalse();
        assertThat(planted.isNamedBy(TestingComparison.moreCalls(Verdict.INCONCLUSIVE, "Candidate.java", 36)))
                .isFalse();
        assertThat(planted.isNamedBy(TestingComparison.of(Verdict.REGRESSED, true)))
                .isFalse();
    }
}
