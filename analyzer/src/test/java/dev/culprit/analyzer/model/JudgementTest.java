package dev.culprit.analyzer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What may be said of a comparison once more is known of its sides. */
class JudgementTest {

    private static final String WHY = "Half of it is missing.";

    @Property
    void whatIsIncompleteIsNeitherUnchangedNorFasterAndNoLessSlower(@ForAll("judgements") Judgement judgement) {
        Judgement incomplete = judgement.incomplete(WHY);

        assertThat(incomplete.verdict()).isNotIn(Verdict.UNCHANGED, Verdict.IMPROVED);
        if (!Set.of(Verdict.UNCHANGED, Verdict.IMPROVED).contains(judgement.verdict())) {
            assertThat(incomplete.verdict()).isEqualTo(judgement.verdict());
        }
        assertThat(incomplete.reasons().get(0)).isEqualTo(WHY);
        assertThat(incomplete.reasons().subList(1, incomplete.reasons().size())).isEqualTo(judgement.reasons());
        assertThat(incomplete.closesTheGate()).isEqualTo(judgement.closesTheGate());
    }

    @Property
    void whoAccusesNobodyCallsNothingSlowerOrFasterAndClosesTheGateForAClaimOnly(
            @ForAll("judgements") Judgement judgement) {
        Judgement softened = judgement.accusingNobody(WHY);

        assertThat(softened.verdict()).isNotIn(Verdict.REGRESSED, Verdict.IMPROVED);
        assertThat(softened.failed()).isFalse();
        assertThat(softened.closesTheGate()).isEqualTo(isRefuted(judgement));
        assertThat(softened.claim()).isEqualTo(judgement.claim());
        String said = String.join(" ", softened.reasons());
        assertThat(judgement.reasons()).allMatch(said::contains);
        assertThat(said).contains(WHY);
    }

    @Test
    void whyNobodyIsAccusedComesFirstWhereItChangesTheVerdict() {
        List<String> reasons = List.of("1 function takes more.", "It is A.");

        assertThat(new Judgement(Verdict.REGRESSED, reasons, true)
                        .accusingNobody(WHY)
                        .reasons())
                .containsExactly(WHY + " It looked so: 1 function takes more.", "It is A.");
        assertThat(new Judgement(Verdict.UNCHANGED, reasons, false)
                        .accusingNobody(WHY)
                        .reasons())
                .containsExactly("1 function takes more.", "It is A.", WHY);
    }

    @Property
    void whatCannotBeComparedHasOneReasonAndClosesTheGateForAClaimOnly(@ForAll("judgements") Judgement judgement) {
        Judgement refused = judgement.notComparable(WHY);

        assertThat(refused.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(refused.reasons()).containsExactly(WHY);
        assertThat(refused.failed()).isFalse();
        assertThat(refused.closesTheGate()).isEqualTo(isRefuted(judgement));
    }

    @Property
    void theGateClosesForWhatFailedAndForARefutedClaim(@ForAll("judgements") Judgement judgement) {
        assertThat(judgement.closesTheGate()).isEqualTo(judgement.failed() || isRefuted(judgement));
    }

    @Property
    void aClaimIsTheFirstReasonAndLeavesTheVerdict(@ForAll("judgements") Judgement judgement) {
        Claim refuted = new Claim("faster", Claim.Outcome.REFUTED, 1, "It is slower.");
        Judgement claimed = judgement.withClaim(refuted);

        assertThat(claimed.verdict()).isEqualTo(judgement.verdict());
        assertThat(claimed.failed()).isEqualTo(judgement.failed());
        assertThat(claimed.reasons())
                .startsWith("It is slower.")
                .hasSize(1 + judgement.reasons().size());
        assertThat(claimed.closesTheGate()).isTrue();
    }

    private static boolean isRefuted(Judgement judgement) {
        Claim claim = judgement.claim();
        return claim != null && claim.outcome() == Claim.Outcome.REFUTED;
    }

    @Provide
    Arbitrary<Judgement> judgements() {
        Arbitrary<List<String>> reasons = Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(9)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        Arbitrary<Claim> claims =
                Arbitraries.of(Claim.Outcome.class).map(outcome -> new Claim("faster", outcome, 1, "So it is."));
        return Combinators.combine(
                        Arbitraries.of(Verdict.class), reasons, Arbitraries.of(true, false), claims.injectNull(0.4))
                .as(Judgement::new);
    }
}
