package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.cli.GateExperiment.Change;
import dev.culprit.analyzer.cli.SimulatedSuite.Plant;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code benchmarks/gate/run} prints the same for other noise, numbers of forks and kinds of changes. */
class GateExperimentTest {

    @TempDir
    Path temp;

    @Test
    void withNoiseOfTwoPercentAHundredChecksOfNothingPassAndOfPlantedTenPercentNearlyAllFail() throws Exception {
        List<Change> changes = List.of(new Change(Plant.NOTHING, 0), new Change(Plant.CHANGED_CODE, 0.10));

        int[] failures = new GateExperiment(temp).failures(0.02, 5, "5%", 100, changes);

        assertThat(failures[0]).as("of nothing").isZero();
        assertThat(failures[1]).as("of 10 %").isGreaterThanOrEqualTo(95);
    }
}
