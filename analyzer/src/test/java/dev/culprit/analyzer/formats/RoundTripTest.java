package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.formats.TestingTrees.Place;
import dev.culprit.analyzer.formats.TestingTrees.Sample;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleUnit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written in a format and read again is what it was, but for what the format has no place for. */
class RoundTripTest {

    @Property(tries = 200)
    void plainJsonLosesNothing(@ForAll("trees") SampleTree tree) throws IOException {
        List<SampleTree> again = TestingTrees.read(TestingTrees.written(WrittenFormat.JSON, List.of(tree)));

        assertThat(again).hasSize(1);
        assertThat(again.get(0).event()).isEqualTo(tree.event());
        assertThat(TestingTrees.samples(again.get(0))).isEqualTo(TestingTrees.samples(tree));
        assertThat(TestingTrees.weights(again.get(0))).isEqualTo(TestingTrees.weights(tree));
        assertThat(again.get(0).quality().samples()).isEqualTo(tree.quality().samples());
    }

    @Property(tries = 200)
    void pprofKeepsCountsWeightsLinesAndThreads(@ForAll("trees") SampleTree tree) throws IOException {
        List<SampleTree> again = TestingTrees.read(TestingTrees.written(WrittenFormat.PPROF, List.of(tree)));

        assertThat(again).hasSize(1);
        assertThat(again.get(0).event().name()).isEqualTo("cpu");
        assertThat(again.get(0).event().unit()).isEqualTo(tree.event().unit());
        assertThat(TestingTrees.samples(again.get(0))).isEqualTo(TestingTrees.samples(tree));
        assertThat(TestingTrees.weights(again.get(0))).isEqualTo(TestingTrees.weights(tree));
    }

    @Property(tries = 200)
    void collapsedStacksKeepWeightsLinesAndThreads(@ForAll("trees") SampleTree tree) throws IOException {
        List<SampleTree> again = TestingTrees.read(TestingTrees.written(WrittenFormat.COLLAPSED, List.of(tree)));

        // Each thread has its number in the file beside its name, and that is part of the frame, not of the name.
        assertThat(TestingTrees.weights(again.get(0))).isEqualTo(TestingTrees.weights(tree));
    }

    @Property(tries = 200)
    void speedscopeKeepsWeightsAndLinesAndShowsThreadsAsFrames(@ForAll("trees") SampleTree tree) throws IOException {
        List<SampleTree> again = TestingTrees.read(TestingTrees.written(WrittenFormat.SPEEDSCOPE, List.of(tree, tree)));

        assertThat(again).hasSize(1);
        Map<String, Long> twice = TestingTrees.weights(tree).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> 2 * entry.getValue()));
        assertThat(TestingTrees.weights(again.get(0))).isEqualTo(twice);
    }

    @Provide
    Arbitrary<SampleTree> trees() {
        Arbitrary<String> names =
                Arbitraries.of("a.A", "a.A$B", "org.é.C", "Single", "a.b.C$$Lambda/0x00007f0a1c000400");
        Arbitrary<String> methods = Arbitraries.of("run", "<init>", "lambda$run$1", "x");
        Arbitrary<Place> places = Combinators.combine(
                        names, methods, Arbitraries.integers().between(0, 70))
                .as(Place::new);
        Arbitrary<Sample> samples = Combinators.combine(
                        places.list().ofMinSize(1).ofMaxSize(90),
                        Arbitraries.of("main", "worker 1", "pool-1 [x]"),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.integers().greaterOrEqual(1))
                .as(Sample::new);
        return Combinators.combine(
                        Arbitraries.of(SampleUnit.values()),
                        samples.list().ofMinSize(1).ofMaxSize(30))
                .as(TestingTrees::tree);
    }
}
