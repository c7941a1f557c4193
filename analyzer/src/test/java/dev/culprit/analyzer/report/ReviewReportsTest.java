package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** SARIF and JUnit XML, which other programs read. */
class ReviewReportsTest {

    private static final String REQUIRED = "/dev/culprit/analyzer/cli/sarif-2.1.0-required.json";

    static Stream<Comparison> comparisons() {
        return Stream.of(
                gated(),
                SampleComparison.regressed(),
                SampleComparison.identical(),
                SampleComparison.empty(),
                SampleComparison.claiming(Claim.Outcome.REFUTED),
                SampleComparison.breakingABudget(),
                SampleComparison.withGap(),
                SampleComparison.named("</failure>]]>\u0000\u2028\ud800'\"&#10;\\\n"));
    }

    /** The regression at a gate that closes, with budgets. */
    private static Comparison gated() {
        Comparison sample = SampleComparison.regressed();
        return sample.waived(
                sample.reasons(),
                true,
                List.of(
                        budget(
                                "Cart.total:p95<=100us",
                                Budget.Outcome.BROKEN,
                                "Cart.total takes 250 us (p95), the budget is 100 us"),
                        budget(
                                "Cart.add:mean<=1ms",
                                Budget.Outcome.KEPT,
                                "Cart.add takes 12 us (mean), the budget is 1000 us"),
                        budget(
                                "Cart.get:p99<=1us",
                                Budget.Outcome.WAIVED,
                                "Cart.get takes 2 us (p99); waived until 2027-01-31: known")));
    }

    private static Budget.Checked budget(String text, Budget.Outcome outcome, String explanation) {
        String subject = text.substring(0, text.indexOf(':'));
        Budget budget = new Budget(text, subject, Budget.Statistic.MEAN, 1);
        return new Budget.Checked(budget, subject, outcome, 1, explanation);
    }

    @Test
    void theFormatsAreSealed() throws IOException {
        Golden.assertSame("comparison.sarif", sarif(gated()));
        Golden.assertSame("no-baseline.sarif", sarif(SampleComparison.empty()));
        Golden.assertSame("comparison.junit.xml", junit(gated()));
        Golden.assertSame("no-baseline.junit.xml", junit(SampleComparison.empty()));
    }

    @Test
    void aResultIsAtTheLineOfTheCallSite() throws IOException {
        JsonNode results =
                new ObjectMapper().readTree(sarif(gated())).path("runs").path(0).path("results");

        JsonNode first = results.path(0).path("locations").path(0).path("physicalLocation");
        assertThat(first.path("region").path("startLine").asInt()).isEqualTo(143);
        assertThat(first.path("artifactLocation").path("uri").asText())
                .isEqualTo("src/main/java/com/acme/shop/Cart.java");
        JsonNode second = results.path(1).path("locations").path(0).path("physicalLocation");
        assertThat(second.path("region").path("startLine").asInt()).isEqualTo(88);
        assertThat(results.findValuesAsText("level")).containsOnly("error");
        assertThat(results).as("two culprits and a broken budget, no suspect").hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void everySarifHasWhatVersionTwoOneRequires(Comparison comparison) throws IOException {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(text(REQUIRED), InputFormat.JSON)
                        .validate(sarif(comparison), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void everyJUnitReportIsXmlAndCountsItsCases(Comparison comparison) throws Exception {
        Element suite = TestingJUnit.suite(junit(comparison));

        assertThat(suite.getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("tests")))
                .isEqualTo(1
                        + (comparison.claim() == null ? 0 : 1)
                        + comparison.culprits().size()
                        + comparison.budgets().size());
        assertThat(suite.getElementsByTagName("failure").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("failures")))
                .matches(failures -> failures > 0 == comparison.closesTheGate());
        assertThat(suite.getElementsByTagName("skipped").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("skipped")));
    }

    @Test
    void aClaimIsACase() throws IOException {
        assertThat(junit(SampleComparison.claiming(Claim.Outcome.REFUTED)))
                .contains(
                        "classname=\"culprit.claim\" name=\"faster 40%\"",
                        "<failure message=\"The claim is REFUTED.\"");
        assertThat(junit(SampleComparison.claiming(Claim.Outcome.UNDECIDED)))
                .contains("<skipped message=\"The claim is UNDECIDED.\"");
        assertThat(junit(SampleComparison.claiming(Claim.Outcome.CONFIRMED)))
                .contains("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"0\"");
    }

    @Test
    void whatCannotBeTrustedIsSkippedAndNeverPassed() throws IOException {
        assertThat(junit(SampleComparison.withGap()))
                .contains("skipped=\"1\"", "A JVM of fork 2 left only a snapshot.")
                .doesNotContain("<system-out>");
        Comparison regressed = SampleComparison.regressed();
        assertThat(junit(regressed.missing("A JVM is missing.")))
                .contains("tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"3\"");
        assertThat(junit(regressed.waived(regressed.reasons(), true, List.of()).missing("A JVM is missing.")))
                .contains("tests=\"3\" failures=\"3\" errors=\"0\" skipped=\"0\"");
    }

    @Test
    void thePageSaysForEachCauseThatTheGateIsClosed() throws IOException {
        Comparison regressed = SampleComparison.regressed();
        for (Comparison closing : List.of(
                regressed.waived(regressed.reasons(), true, List.of()),
                SampleComparison.claiming(Claim.Outcome.REFUTED),
                SampleComparison.breakingABudget())) {
            assertThat(page(closing)).contains(closing.verdict() + ", gate closed");
        }
        assertThat(page(SampleComparison.claiming(Claim.Outcome.UNDECIDED))).doesNotContain(", gate closed");
    }

    @Test
    void aCulpritWhoseIntervalHoldsNoChangeHasTheBoundThatNamedIt() throws IOException {
        assertThat(page(SampleComparison.bounded()))
                .contains("95 % interval \u22120.3 % \u2026 +8.3 %", "at least +1.9 % (95 %, one-sided)");
    }

    private static String page(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new HtmlReport().write(comparison, out);
        return out.toString();
    }

    private static String sarif(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new SarifComparison("1.2.3", source -> "src/main/java/" + source).write(comparison, out);
        return out.toString();
    }

    private static String junit(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new JUnitComparison().write(comparison, out);
        return out.toString();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = ReviewReportsTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
