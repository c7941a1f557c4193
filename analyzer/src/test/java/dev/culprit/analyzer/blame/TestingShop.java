package dev.culprit.analyzer.blame;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.verdict.Judge;
import java.util.Random;
import java.util.function.BiConsumer;

/** Forks of a program with a dozen functions whose times vary by two percent, to which a test adds what it is about. */
final class TestingShop {

    private static final int STEPS = 12;

    private final Random random;

    TestingShop(int seed) {
        this.random = new Random(seed);
    }

    /** Compares forks of the shop, to the {@code main} of which the consumers add. */
    static Comparison compare(
            int forks, BiConsumer<TestingShop, TestingFork> baseline, BiConsumer<TestingShop, TestingFork> candidate) {
        return Judge.judge(
                new TestingShop(1).forks("baseline", forks, baseline),
                new TestingShop(2).forks("candidate", forks, candidate),
                Thresholds.DEFAULT,
                "culprit diff baseline candidate");
    }

    /** What a test may change of a fork. */
    record TestingFork(TestingJvm jvm, TestingCall main, int index) {}

    LoadedSet forks(String label, int forks, BiConsumer<TestingShop, TestingFork> more) {
        return set(label, forks, i -> {
            TestingCall main = call("a.Main.main").self(noisy(50_000));
            for (int step = 0; step < STEPS; step++) {
                main.calls(call("a.Other.step" + step, 20 + step).times(500).self(noisy(500 * 900)));
            }
            TestingJvm jvm = jvm();
            more.accept(this, new TestingFork(jvm, main, i));
            return jvm.thread("main", main);
        });
    }

    /** {@code nanos} as a fork would measure it. */
    long noisy(long nanos) {
        return Math.round(nanos * Math.exp(0.02 * random.nextGaussian()));
    }
}
