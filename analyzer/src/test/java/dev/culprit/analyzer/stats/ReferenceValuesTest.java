package dev.culprit.analyzer.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the same method in numpy and scipy; {@code reference.py} beside the data wrote it. */
class ReferenceValuesTest {

    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @CsvSource({
        "pairs-3, true, 3, 3",
        "pairs-5-drifting-build, true, 5, 5",
        "pairs-5-shifted, true, 5, 5",
        "pair-1, true, 1, 1",
        "pair-1, false, 1, 1",
        "stored-10-fresh-1, false, 10, 1",
        "stored-10-fresh-2, false, 10, 2",
    })
    void estimatesEqualTheReference(String name, boolean interleaved, int baseline, int candidate) throws IOException {
        List<double[]> rows = rows(name);
        TestResult result = FunctionTest.run(observations(rows, interleaved, baseline, candidate));

        assertThat(rows).hasSizeGreaterThan(50);
        for (int i = 0; i < rows.size(); i++) {
            Estimate estimate = result.estimates().get(i);
            double[] expected = tail(rows.get(i), 4 + baseline + candidate);
            double[] actual = {
                estimate.moderated().log(),
                estimate.moderated().median(),
                estimate.moderated().standardError(),
                estimate.moderated().degreesOfFreedom(),
                estimate.slower().p(),
                estimate.slower().q(),
                estimate.slower().size()
            };
            assertThat(actual).as("function " + i).containsExactly(expected, within(TOLERANCE));
        }
    }

    private static Observations observations(List<double[]> rows, boolean interleaved, int baseline, int candidate) {
        List<FunctionCosts> functions = rows.stream()
                .map(r -> new FunctionCosts(
                        head(tail(r, 4), baseline),
                        head(tail(r, 4 + baseline), candidate),
                        r[0],
                        r[1],
                        r[2],
                        r[3] == 1,
                        r[3] == 0))
                .toList();
        return new Observations(functions, interleaved);
    }

    private static List<double[]> rows(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ReferenceValuesTest.class.getResourceAsStream(name + ".csv"), name)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<double[]> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
            return rows;
        }
    }

    private static double[] head(double[] values, int length) {
        return Arrays.copyOf(values, length);
    }

    private static double[] tail(double[] values, int from) {
        return Arrays.copyOfRange(values, from, values.length);
    }
}
