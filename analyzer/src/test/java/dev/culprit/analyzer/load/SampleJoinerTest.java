package dev.culprit.analyzer.load;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.task;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SampleTally;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.testing.TestingSamples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleJoinerTest {

    @Test
    void samplesHangBelowTheInnermostCallWithAProbe() throws LoadException {
        SampledTree tree = joined(
                shop(),
                TestingSamples.cpu()
                        .stack(7, "a.Main.main:10", "a.Shop.price:20", "lib.Tax.rate:30", "java.util.Map.get:5")
                        .stack(2, "a.Main.main:10", "a.Shop.price:21"));

        assertThat(paths(tree))
                .containsExactlyInAnyOrder(
                        "a.Main.main > a.Shop.price | lib.Tax.rate@20 > java.util.Map.get@30 :5 = 7",
                        "a.Main.main > a.Shop.price | :21 = 2");
    }

    @Test
    void theLineOfTheCallTellsTwoCallsApart() throws LoadException {
        TestingJvm twice = jvm().thread(
                        "main",
                        call("a.Main.main")
                                .calls(
                                        call("a.Shop.price", 10).self(5),
                                        call("a.Shop.price", 11).self(500)));
        SampledTree tree = joined(
                twice,
                TestingSamples.cpu()
                        .stack(1, "a.Main.main:10", "a.Shop.price:20")
                        .stack(1, "a.Main.main:99", "a.Shop.price:20"));

        // Line 99 is none of a call: the dearer one gets it.
        assertThat(tree.anchor()).doesNotHaveDuplicates();
        assertThat(tree.samples()[0]).containsExactly(1, 1);
    }

    @Test
    void framesWithoutAProbeBetweenProbedCallsArePassedOver() throws LoadException {
        SampledTree tree = joined(
                shop(),
                TestingSamples.cpu()
                        .stack(3, "a.Main.main:10", "java.util.List.forEach:70", "a.Shop.price:20", "lib.Tax.rate:30"));

        assertThat(paths(tree)).containsExactly("a.Main.main > a.Shop.price | lib.Tax.rate@20 :30 = 3");
    }

    @Test
    void whatIsNotJoinedIsCounted() throws LoadException {
        SampledTree tree = joined(
                shop(),
                TestingSamples.cpu()
                        .stack(5, "a.Main.main:10", "dev.culprit.agent.runtime.Probe.enter:40")
                        .stack(4, "java.lang.Thread.run:1", "java.util.TimerThread.mainLoop:2")
                        .stack(1, "a.Main.main:10"));

        assertThat(tree.tallies()).containsExactly(new SampleTally(10, 1, 4, 5, 0, 0));
    }

    @Test
    void aSampleBelongsToTheTestAndPhaseThatRanAtItsTime() throws LoadException {
        TestingJvm tests = jvm().thread(
                        "main",
                        test(
                                "a.FirstTest.runs",
                                phase("setup", call("a.Shop.price").self(50)),
                                phase("body", call("a.Shop.price").self(50))),
                        test(
                                "a.SecondTest.runs",
                                phase("body", call("a.Shop.price").self(900))))
                .passed("a.FirstTest.runs", 100, 200, 0)
                .passed("a.SecondTest.runs", 0, 300, 0);
        // The first test begins 200 ms after the recording, the second at once after the first.
        long start = 200_000_000;
        long zero = 1_700_000_000_000_000_000L;
        SampledTree tree = joined(
                tests,
                new Timed(
                        zero,
                        TestingSamples.cpu()
                                .at("main", zero + start + 50, 1, "a.Shop.price:20")
                                .at("DestroyJavaVM", zero + start + 150, 2, "a.Shop.price:20")
                                .at("main", zero + start + 400, 4, "a.Shop.price:20")));

        assertThat(paths(tree))
                .containsExactlyInAnyOrder(
                        "a.FirstTest.runs > [setup] > a.Shop.price | :20 = 1",
                        "a.FirstTest.runs > [body] > a.Shop.price | :20 = 2",
                        "a.SecondTest.runs > [body] > a.Shop.price | :20 = 4");
    }

    @Test
    void samplesOfAPoolAreSharedOutOverTheTasksInProportionToTheirTime() throws LoadException {
        TestingJvm pool = jvm().thread(
                        "pool-#-thread-#",
                        task("a.First.submit", call("a.Shop.price", 3).self(900)),
                        task("a.Second.submit", call("a.Shop.price", 4).self(100)));
        TestingSamples samples = TestingSamples.cpu();
        for (int i = 0; i < 1000; i++) {
            samples.at("pool-1-thread-7", 1_000_000L * i + 17L * i * i, 1, "java.lang.Thread.run:1", "a.Shop.price:20");
        }
        SampledTree tree = joined(pool, samples);

        long first = tree.samples()[0][0];
        long second = tree.samples()[0][1];
        assertThat(first + second).isEqualTo(1000);
        assertThat(Math.max(first, second)).isBetween(850L, 950L);
    }

    @Test
    void whatARecordingLacksIsSaid() throws LoadException {
        joined(
                shop(),
                TestingSamples.cpu()
                        .stack(7, "a.Main.main:10", "a.Shop.price:20")
                        .missing("the chunk at byte 0 is cut off; its last samples may be missing"));

        assertThat(set.summary().warnings())
                .contains(
                        "a.culprit: samples are missing: the chunk at byte 0 is cut off; its last samples may be missing.");
    }

    private static TestingJvm shop() {
        return jvm().thread(
                        "main",
                        call("a.Main.main")
                                .self(10)
                                .calls(call("a.Shop.price", 10).self(500)));
    }

    /** Samples with the time at which the recording began. */
    private record Timed(long zeroEpochNanos, SampleSource source) implements SampleSource {
        @Override
        public List<String> read(dev.culprit.analyzer.samples.SampleVisitor visitor) throws java.io.IOException {
            return source.read(visitor);
        }
    }

    private SampledTree joined(TestingJvm jvm, SampleSource samples) throws LoadException {
        SetBuilder builder = new SetBuilder();
        builder.add("a.culprit", jvm.build(), samples);
        set = builder.build("set");
        assertThat(set.samples()).hasSize(1);
        return set.samples().get(0);
    }

    private LoadedSet set;

    private List<String> paths(SampledTree tree) {
        List<String> paths = new ArrayList<>();
        for (int row = 0; row < tree.size(); row++) {
            if (tree.frame()[row] < 0) {
                paths.add(exact(tree.anchor()[row]) + " | " + sampled(tree, tree.parent()[row]) + ":" + tree.line()[row]
                        + " = " + tree.samples()[0][row]);
            }
        }
        return paths;
    }

    private String exact(int row) {
        int above = set.tree().parent()[row];
        var function = set.functions().get(set.tree().function()[row]).toFunction();
        String name = function.method().startsWith("[") || function.className().isEmpty()
                ? function.method()
                : function.className() + "." + function.method();
        return set.tree().parent()[above] <= 0 ? name : exact(above) + " > " + name;
    }

    private static String sampled(SampledTree tree, int row) {
        if (row < 0) {
            return "";
        }
        var frame = tree.frames().get(tree.frame()[row]);
        String above = sampled(tree, tree.parent()[row]);
        return (above.isEmpty() ? "" : above + "> ") + frame.className() + "." + frame.method() + "@" + tree.line()[row]
                + " ";
    }
}
