package dev.culprit.analyzer.samples;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.SetBuilder;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.testing.TestingSamples;
import dev.culprit.analyzer.verdict.Judge;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The program is a.Main.main, which calls a.Shop.price; all else is a library, of which only samples are known. */
class SampledCulpritsTest {

    private static final int FORKS = 5;
    private static final String[] PRICE = {"a.Main.main:10", "a.Shop.price:20"};

    @Test
    void theLibraryMethodThatCarriesTheChangeIsNamedWithTheLineThatCallsIt() throws LoadException {
        Culprit culprit = culprit(
                () -> TestingSamples.cpu().stack(40, below("lib.Tax.rate:30")).stack(40, below("lib.Tax.round:31")),
                () -> TestingSamples.cpu().stack(120, below("lib.Tax.rate:30")).stack(40, below("lib.Tax.round:31")));

        assertThat(culprit.function().shortName()).isEqualTo("Tax.rate");
        assertThat(culprit.callSite()).isNotNull();
        assertThat(culprit.callSite().method()).isEqualTo("price");
        assertThat(culprit.callSite().line()).isEqualTo(20);
        assertThat(culprit.path()).endsWith("a.Shop.price", "lib.Tax.rate");
        assertThat(culprit.explanation())
                .contains("Shop.price takes")
                .contains(
                        "Samples put 100 % of it in Tax.rate (cpu (ctimer) samples, 200 in the baseline and 600 in the candidate).");
    }

    @Test
    void whatThePlatformTakesIsPutDownToTheLibraryThatCallsIt() throws LoadException {
        String[] regex = below(
                "lib.Names.check:7", "java.util.regex.Matcher.matches:700", "java.util.regex.Pattern$Start.match:4");
        Culprit culprit = culprit(
                () -> TestingSamples.cpu().stack(80, below("lib.Tax.rate:30")),
                () -> TestingSamples.cpu().stack(80, below("lib.Tax.rate:30")).stack(80, regex));

        assertThat(culprit.function().shortName()).isEqualTo("Names.check");
        assertThat(culprit.explanation()).contains("of it in Names.check, most of that in Matcher.matches");
    }

    @Test
    void whatSeveralMethodsTakeTogetherIsPutDownToTheInnermostThatCallsThem() throws LoadException {
        Culprit culprit = culprit(
                () -> TestingSamples.cpu().stack(60, below("lib.Tax.rate:30")),
                () -> TestingSamples.cpu()
                        .stack(60, below("lib.Tax.rate:30"))
                        .stack(30, below("lib.Tax.rate:30", "lib.A.a:1"))
                        .stack(30, below("lib.Tax.rate:30", "lib.B.b:1"))
                        .stack(30, below("lib.Tax.rate:30", "lib.C.c:1")));

        assertThat(culprit.function().shortName()).isEqualTo("Tax.rate");
        assertThat(culprit.explanation()).contains("of it below Tax.rate");
    }

    @Test
    void aChangeOfTheFunctionsOwnCodeStaysWithIt() throws LoadException {
        Culprit culprit = culprit(
                () -> TestingSamples.cpu().stack(40, below("lib.Tax.rate:30")).stack(40, PRICE),
                () -> TestingSamples.cpu().stack(40, below("lib.Tax.rate:30")).stack(120, PRICE));

        assertThat(culprit.function().shortName()).isEqualTo("Shop.price");
    }

    @Test
    void theLineThatMostSamplesAreAtIsNamed() throws LoadException {
        Culprit own = culprit(
                () -> TestingSamples.cpu().stack(80, PRICE),
                () -> TestingSamples.cpu()
                        .stack(70, PRICE)
                        .stack(20, "a.Main.main:10", "a.Shop.price:25")
                        .stack(40, "a.Main.main:10", "a.Shop.price:25", "java.util.Map.get:7"));
        Culprit library = culprit(
                () -> TestingSamples.cpu().stack(80, below("lib.Tax.rate:30")),
                () -> TestingSamples.cpu().stack(40, below("lib.Tax.rate:30")).stack(120, below("lib.Tax.rate:34")));

        assertThat(own.explanation()).endsWith(" 54 % of its samples in the candidate are at line 20.");
        assertThat(library.explanation()).endsWith(" 75 % of its samples in the candidate are at line 34.");
    }

    @Test
    void fewSamplesOnlyPoint() throws LoadException {
        Culprit culprit = culprit(
                () -> TestingSamples.cpu().stack(1, below("lib.Tax.round:31")),
                () -> TestingSamples.cpu().stack(1, below("lib.Tax.rate:30")));

        assertThat(culprit.explanation()).contains("Samples point to, but do not prove,");
    }

    @Test
    void ofCallsThatRunTheEventWithMoreSamplesTells() throws LoadException {
        Culprit culprit = culprit(
                () -> wall().stack(4, below("lib.Tax.rate:30"))
                        .and(TestingSamples.cpu().stack(70, below("lib.Tax.rate:30"))),
                () -> wall().stack(4, below("lib.Tax.rate:30"))
                        .stack(4, below("lib.Tax.round:31"))
                        .and(TestingSamples.cpu().stack(145, below("lib.Tax.rate:30"))));

        assertThat(culprit.function().shortName()).isEqualTo("Tax.rate");
        assertThat(culprit.explanation()).contains("in Tax.rate (cpu (ctimer) samples, 350 in the baseline and 725 in");
    }

    @Test
    void ofCallsThatWaitLongerSamplesOfElapsedTimeTell() throws LoadException {
        Culprit culprit = culprit(
                () -> wall().stack(8, below("lib.Tax.rate:30"))
                        .and(TestingSamples.cpu().stack(70, below("lib.Tax.rate:30"))),
                () -> wall().stack(8, below("lib.Tax.rate:30"))
                        .stack(8, below("lib.Pool.take:31"))
                        .and(TestingSamples.cpu().stack(110, below("lib.Tax.rate:30"))));

        assertThat(culprit.function().shortName()).isEqualTo("Pool.take");
        assertThat(culprit.explanation()).contains("in Pool.take (wall samples, 0 in the baseline and 40 in");
    }

    private static TestingSamples wall() {
        return TestingSamples.of("wall", "wall");
    }

    @Test
    void samplesOfTwoEnginesAreNotCompared() throws LoadException {
        Culprit culprit = culprit(
                () -> TestingSamples.of("cpu", "ctimer").stack(40, below("lib.Tax.rate:30")),
                () -> TestingSamples.of("cpu", "perf_events").stack(120, below("lib.Tax.rate:30")));

        assertThat(culprit.function().shortName()).isEqualTo("Shop.price");
    }

    @Test
    void theTreeShowsSampledFramesBelowTheCallAndKeepsItsTotal() throws LoadException {
        Comparison comparison = compare(
                () -> TestingSamples.cpu().stack(30, below("lib.Tax.rate:30")).stack(10, PRICE),
                () -> TestingSamples.cpu().stack(70, below("lib.Tax.rate:30")).stack(10, PRICE));
        DiffTree tree = comparison.tree();
        int sampled = IntStream.range(1, tree.size())
                .filter(row -> tree.frames().get(tree.frame()[row]).kind() == Kind.SAMPLED)
                .findFirst()
                .orElseThrow();
        int price = tree.parent()[sampled];

        assertThat(tree.frames().get(tree.frame()[price]).function().method()).isEqualTo("price");
        assertThat(tree.candidateLine()[sampled]).isEqualTo(20);
        assertThat(tree.baselineCalls()[sampled]).isZero();
        assertThat(tree.baselineSelf()[sampled]).isEqualTo(3 * tree.baselineSelf()[price], within(1.0));
        assertThat(tree.candidateSelf()[sampled]).isEqualTo(7 * tree.candidateSelf()[price], within(1.0));
        assertThat(Arrays.stream(tree.candidateSelf()).sum())
                .isEqualTo(comparison.total().candidate(), within(1.0));
    }

    private static String[] below(String... frames) {
        String[] stack = new String[PRICE.length + frames.length];
        System.arraycopy(PRICE, 0, stack, 0, PRICE.length);
        System.arraycopy(frames, 0, stack, PRICE.length, frames.length);
        return stack;
    }

    private static Culprit culprit(Supplier<TestingSamples> baseline, Supplier<TestingSamples> candidate)
            throws LoadException {
        Comparison comparison = compare(baseline, candidate);
        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        return comparison.culprits().get(0);
    }

    private static Comparison compare(Supplier<TestingSamples> baseline, Supplier<TestingSamples> candidate)
            throws LoadException {
        return Judge.judge(side(800_000_000, baseline), side(1_600_000_000, candidate), Thresholds.DEFAULT, "test");
    }

    private static LoadedSet side(long priceNanos, Supplier<TestingSamples> samples) throws LoadException {
        SetBuilder builder = new SetBuilder();
        for (int fork = 0; fork < FORKS; fork++) {
            long noise = fork * 3_000_000L;
            builder.add(
                    "f" + fork,
                    jvm().thread(
                                    "main",
                                    call("a.Main.main")
                                            .self(1_000_000)
                                            .calls(call("a.Shop.price", 10)
                                                    .times(1000)
                                                    .self(priceNanos + noise)))
                            .fork("f" + fork)
                            .build(),
                    samples.get());
        }
        return builder.build("side");
    }
}
