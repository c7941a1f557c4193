package dev.culprit.evaluation.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.Completeness;
import dev.culprit.profile.InstrumentationPlan;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.ProcessInfo;
import dev.culprit.profile.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {

    @Test
    void sharesAreThoseWithoutTheProbes() {
        // main calls work 10 times from line 5; a probe costs 10 ns in work and 10 ns in main.
        Weights weights = weights(new int[] {-1, 0}, new int[] {0, 1}, new long[] {1, 10}, new long[] {410, 400});

        // What is left is 400 - 10 * 10 of main's 410 - 10 - 10 * 10.
        assertThat(share(weights, "work")).isCloseTo(0.5, within(1e-9));
        assertThat(share(weights, "main")).isCloseTo(0.5, within(1e-9));
        assertThat(weights.edges()).singleElement().satisfies(edge -> {
            assertThat(edge.line()).isEqualTo(5);
            assertThat(edge.calls()).isEqualTo(10);
            assertThat(edge.share()).isCloseTo(0.5, within(1e-9));
            assertThat(edge.recursive()).isFalse();
        });
    }

    @Test
    void callsThatLeadBackAreRecursive() {
        // main calls work, work calls main.
        Weights weights =
                weights(new int[] {-1, 0, 1}, new int[] {0, 1, 0}, new long[] {1, 1, 1}, new long[] {1000, 1000, 1000});

        assertThat(weights.edges()).hasSize(2).allMatch(EdgeWeight::recursive);
    }

    private static double share(Weights weights, String name) {
        return weights.methods().stream()
                .filter(weight -> weight.method().name().equals(name))
                .mapToDouble(MethodWeight::share)
                .sum();
    }

    private static Weights weights(int[] parent, int[] method, long[] count, long[] self) {
        int[] line = new int[parent.length];
        for (int row = 1; row < line.length; row++) {
            line[row] = 5;
        }
        CallTree tree = new CallTree("main", 1, parent, method, line, count, new long[parent.length], self);
        List<MethodInfo> methods = List.of(method("main"), method("work"));
        return Weights.of(new Profile(manifest(), methods, List.of(tree), List.of(), List.of()));
    }

    private static MethodInfo method(String name) {
        return new MethodInfo("a.A", name, "()V", null, 1, 9, 0, List.of());
    }

    private static Manifest manifest() {
        return new Manifest(
                "1",
                new ProcessInfo(1, 0, 0, 0, "java", "/", null),
                "1",
                null,
                Map.of(),
                Map.of(),
                new InstrumentationPlan(List.of(), List.of(), "/", 1, 2, Map.of(), List.of()),
                new ProbeCost(10, 10, 1),
                Map.of(),
                new Completeness(true, 0, 0, 0, List.of()));
    }
}
