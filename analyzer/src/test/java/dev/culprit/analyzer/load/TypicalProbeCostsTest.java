package dev.culprit.analyzer.load;

import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.ProbeCost;
import org.junit.jupiter.api.Test;

class TypicalProbeCostsTest {

    private final TypicalProbeCosts costs = new TypicalProbeCosts();

    @Test
    void aLoopThatWasNotCompiledInSomeJvmsDoesNotCount() {
        Manifest own = add("17", new ProbeCost(23, 68, 0.1, 36));
        add("17", new ProbeCost(20, 38, 0.1, 4));
        add("17", new ProbeCost(20, 38, 0.1, 4));
        add("17", new ProbeCost(22, 66, 0.1, 34));
        add("17", new ProbeCost(20, 40, 0.1, 5));

        assertThat(costs.of(own)).isEqualTo(new ProbeCost(20, 38, 0.1, 4));
    }

    @Test
    void aJvmThatStandsAloneIsTakenAtItsWord() {
        Manifest own = add("17", new ProbeCost(23, 68, 0.1, 36));
        add("25", new ProbeCost(10, 12, 0.1, 2));

        assertThat(costs.of(own)).isEqualTo(own.probeCost());
    }

    @Test
    void aJvmThatDoesNotKnowItStaysUnknown() {
        Manifest own = add("17", ProbeCost.UNKNOWN);
        add("17", new ProbeCost(20, 38, 0.1, 4));
        add("17", new ProbeCost(20, 38, 0.1, 4));

        assertThat(costs.of(own).isKnown()).isFalse();
    }

    @Test
    void aMeasurementCutShortCountsOnlyWhereThereIsNoBetterOne() {
        Manifest own = add("17", new ProbeCost(20, 40, 0.1, 4));
        add("17", new ProbeCost(2, 4, 3, 0.1));
        add("17", new ProbeCost(2, 4, 3, 0.1));

        assertThat(costs.of(own).outsideNanos()).isEqualTo(40);
    }

    private Manifest add(String jdk, ProbeCost cost) {
        Manifest manifest = jvm().environment(EnvironmentFacts.JDK_VERSION, jdk)
                .probeCost(cost)
                .build()
                .manifest();
        costs.add(manifest);
        return manifest;
    }
}
