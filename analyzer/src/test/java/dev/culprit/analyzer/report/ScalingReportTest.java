package dev.culprit.analyzer.report;

import static dev.culprit.analyzer.scaling.TestingRun.run;
import static dev.culprit.analyzer.scaling.TestingRun.setting;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.WaitCost.Place;
import dev.culprit.analyzer.scaling.CheckedClaim;
import dev.culprit.analyzer.scaling.Matrix;
import dev.culprit.analyzer.scaling.Scaling;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.analyzer.scaling.TestingRun;
import dev.culprit.profile.MethodKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingReportTest {

    private static final Locale OWN = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(OWN);
    }

    /** Tests of 100 ms each on so many workers, after a start that grows with them, waiting for a lock that they share. */
    private static TestingRun suite(int workers, int round, double waiting) {
        double start = 200 + 100 * workers;
        double each = 100 + waiting;
        TestingRun run = run().jvms(workers)
                .cpu(900 + 50 * workers)
                .gc(10 * workers)
                .wall(start + 24 / workers * each + 10 * round);
        for (int worker = 0; worker < workers; worker++) {
            run.starting(worker, start);
        }
        for (int i = 0; i < 24; i++) {
            double begin = start + i / workers * each;
            run.test("com.acme.PoolTest.test" + i, i % workers, "main", begin, begin + each);
        }
        return run.waits(MethodKind.LOCK, Place.TEST, "borrow", 41, 24 * waiting)
                .waits(MethodKind.SLEEP, Place.TEST, "pause", 12, 24 * 30);
    }

    static ScalingResult measured() {
        Matrix matrix = new Matrix(
                "workers",
                List.of(
                        setting("1", 4, round -> suite(1, round, 0)),
                        setting("2", 4, round -> suite(2, round, 20)),
                        setting("4", 4, round -> suite(4, round, 500)),
                        setting("8", 4, round -> suite(8, round, 900).failed(1))));
        Claim claim = new Claim("faster 40%", Claim.Outcome.REFUTED, 0.6, "The claim 'faster 40%' is REFUTED.");
        return Scaling.of(matrix, 0.95, "culprit compare --matrix workers=1,2,4,8 -- ./test '{workers}'")
                .withClaim(new CheckedClaim(claim, "8", 1.5, new Interval(1.4, 1.6), true));
    }

    /** A matrix whose values are called so. */
    static ScalingResult named(String name) {
        Matrix matrix = new Matrix(
                name,
                List.of(
                        setting(name, 2, round -> suite(2, round, 20)),
                        setting(name + "2", 2, round -> suite(1, round, 0))));
        return Scaling.of(matrix, 0.95, name);
    }

    private static ScalingResult unknown() {
        Matrix matrix = new Matrix(
                "pool\u202e",
                List.of(
                        setting("small", 1, round -> run().withoutTests().cpu(Double.NaN)),
                        setting("a value that is longer than its column", 1, round -> run().withoutTests())));
        return Scaling.of(matrix, 0.99, "culprit compare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "hi-IN-u-nu-deva"})
    void theFormsAreSealedInEveryLocale(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Golden.assertSame("matrix.json", json(measured()));
        Golden.assertSame("matrix.txt", text(measured()));
        Golden.assertSame("matrix.md", markdown(measured()));
        Golden.assertSame("matrix-unknown.json", json(unknown()));
        Golden.assertSame("matrix-unknown.txt", text(unknown()));
    }

    @Test
    void theJsonKeepsToItsSchema() throws IOException {
        assertThat(schema().validate(json(measured()), InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(json(unknown()), InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(json(measured()).replace("\"LOCK\"", "\"LUCK\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void noLineIsWiderThanATerminalAndNoNameDrivesIt() throws IOException {
        assertThat(text(measured()).lines()).allMatch(line -> line.length() <= 80);
        assertThat(text(unknown())).doesNotContain("\u202e");
    }

    private static Schema schema() throws IOException {
        try (InputStream in = JsonScaling.class.getResourceAsStream("/schema/matrix-1.json")) {
            assertThat(in).isNotNull();
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    private static String json(ScalingResult result) throws IOException {
        StringWriter out = new StringWriter();
        new JsonScaling().write(result, out);
        return out.toString();
    }

    private static String text(ScalingResult result) throws IOException {
        StringWriter out = new StringWriter();
        new TextScaling(false).write(result, out);
        return out.toString();
    }

    private static String markdown(ScalingResult result) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownScaling().write(result, out);
        return out.toString();
    }
}
