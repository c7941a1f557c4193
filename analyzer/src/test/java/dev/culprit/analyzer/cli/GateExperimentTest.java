package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.cli.GateExperiment.Change;
import dev.culprit.analyzer.cli.SimulatedSuite.Plant;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code benchmarks/gate/run} makes 100 checks of each, for other noise, numbers of forks and kinds of changes as well. */
class GateExperimentTest {

    private static final int CHECKS = 40;

    @TempDir
    Path temp;

    @Test
    void withNoiseOfTwoPercentChecksOfNothingPassAndOfPlantedTenPercentNearlyAllFail() throws Exception {
        List<Change> changes = List.of(new Change(Plant.NOTHING, 0), new Change(Plant.CHANGED_CODE, 0.10));

        int[] failures = new GateExperiment(temp).failures(0.02, 5, "5%", CHECKS, changes);

        assertThat(failures[0]).as("of nothing").isZero();
        assertThat(failures[1]).as("of 10 %").isGreaterThanOrEqualTo(CHECKS * 95 / 100);
    }
}
