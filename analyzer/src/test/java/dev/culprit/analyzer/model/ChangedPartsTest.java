package dev.culprit.analyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The parts of a change add up, whoever is accused of them. */
class ChangedPartsTest {

    @Property
    void whenNobodyIsAccusedThePartsStillAddUp(@ForAll("parts") ChangedParts parts) {
        ChangedParts softened = parts.accusingNobody();

        assertThat(softened.culprits()).isEmpty();
        assertThat(softened.improvements()).isEmpty();
        assertThat(sum(softened)).isCloseTo(sum(parts), within(1e-3));
        assertThat(functions(softened)).isEqualTo(functions(parts));
    }

    @Property
    void culpritsAreSuspectedBeforeTheOthersAndRanksContinue(@ForAll("parts") ChangedParts parts) {
        List<Culprit> suspects = parts.accusingNobody().suspects();

        assertThat(suspects)
                .extracting(Culprit::deltaNanos)
                .containsExactlyElementsOf(Stream.concat(parts.culprits().stream(), parts.suspects().stream())
                        .map(Culprit::deltaNanos)
                        .toList());
        assertThat(suspects)
                .extracting(Culprit::rank)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, suspects.size()).boxed().toList());
    }

    @Property
    void toAccuseNobodyTwiceIsToDoItOnce(@ForAll("parts") ChangedParts parts) {
        ChangedParts once = parts.accusingNobody();

        assertThat(once.accusingNobody()).isEqualTo(once);
    }

    @Test
    void aChangeOfWhichNobodyIsNamedIsTheRest() {
        ChangedParts parts = ChangedParts.unnamed(12, 3);

        assertThat(sum(parts)).isEqualTo(12);
        assertThat(parts.accusingNobody()).isEqualTo(parts);
        assertThat(sum(ChangedParts.NONE)).isZero();
    }

    private static double sum(ChangedParts parts) {
        return parts.restNanos() + named(parts).mapToDouble(Culprit::deltaNanos).sum();
    }

    private static long functions(ChangedParts parts) {
        return parts.restFunctions() + named(parts).count();
    }

    private static Stream<Culprit> named(ChangedParts parts) {
        return Stream.of(parts.culprits(), parts.suspects(), parts.improvements())
                .flatMap(List::stream);
    }

    @Provide
    Arbitrary<ChangedParts> parts() {
        Arbitrary<List<Double>> deltas =
                Arbitraries.doubles().between(1, 1e9).list().ofMaxSize(5);
        return Combinators.combine(
                        deltas.map(list -> ranked(list, 1)),
                        deltas.map(list -> ranked(list, 1)),
                        deltas.map(list -> ranked(list, -1)),
                        Arbitraries.doubles().between(-1e9, 1e9),
                        Arbitraries.integers().between(0, 100))
                .as(ChangedParts::new);
    }

    private static List<Culprit> ranked(List<Double> deltas, int sign) {
        return IntStream.range(0, deltas.size())
                .mapToObj(i -> culprit(i + 1, sign * deltas.get(i)))
                .toList();
    }

    private static Culprit culprit(int rank, double deltaNanos) {
        return new Culprit(
                rank,
                new Function("a.A", "run", "()V", null, 0),
                null,
                null,
                0,
                Cause.SLOWER_CALLS,
                deltaNanos,
                null,
                0.5,
                2,
                Interval.UNKNOWN,
                0.99,
                1,
                1,
                PerCall.UNKNOWN,
                PerCall.UNKNOWN,
                true,
                List.of(),
                0,
                List.of("a.A.run"),
                "It takes longer.",
                Certainty.UNKNOWN);
    }
}
