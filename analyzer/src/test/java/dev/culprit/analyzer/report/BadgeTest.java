package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Comparison;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class BadgeTest {

    @Test
    void theEndpointOfShieldsGetsWhatItsSchemaRequires() throws IOException {
        JsonNode badge = json(SampleComparison.regressed());

        assertThat(badge.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(badge.path("label").asText()).isEqualTo("culprit");
        assertThat(badge.path("message").asText()).isEqualTo("regressed +11.5 %");
    }

    @Test
    void redIsAClosedGateAndGreyWhatIsNotKnown() throws IOException {
        Comparison regressed = SampleComparison.regressed();

        assertThat(json(regressed.waived(List.of(), true, List.of()))
                        .path("color")
                        .asText())
                .isEqualTo("red");
        assertThat(json(regressed.waived(List.of(), false, List.of()))
                        .path("color")
                        .asText())
                .isEqualTo("yellow");
        assertThat(json(SampleComparison.identical()).path("color").asText()).isEqualTo("brightgreen");
        assertThat(json(SampleComparison.empty()).path("color").asText()).isEqualTo("lightgrey");
    }

    @Test
    void redIsWhateverClosesTheGate() throws IOException {
        Comparison improved = SampleComparison.claiming(Claim.Outcome.REFUTED);

        assertThat(json(improved).path("color").asText()).isEqualTo("red");
        assertThat(json(improved).path("message").asText()).isEqualTo("claim refuted");
        assertThat(json(SampleComparison.breakingABudget()).path("color").asText())
                .isEqualTo("red");
        assertThat(json(SampleComparison.claiming(Claim.Outcome.CONFIRMED))
                        .path("color")
                        .asText())
                .isEqualTo("brightgreen");
    }

    @Test
    void greenIsOnlyWhatCanBeTrusted() throws IOException {
        assertThat(json(SampleComparison.withGap()).path("color").asText()).isEqualTo("lightgrey");
        assertThat(json(SampleComparison.withGap()).path("message").asText()).isEqualTo("unchanged, incomplete");
        assertThat(json(SampleComparison.claiming(Claim.Outcome.UNDECIDED))
                        .path("message")
                        .asText())
                .isEqualTo("claim undecided");
    }

    @Test
    void thePictureIsXmlAndSaysTheSame() throws Exception {
        StringWriter out = new StringWriter();
        Badge.of(SampleComparison.regressed()).writeSvg(out);

        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(out.toString())))
                .getDocumentElement();
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getAttribute("aria-label")).isEqualTo("culprit: regressed +11.5 %");
        assertThat(out.toString()).doesNotContain("{", "}");
        assertThat(Integer.parseInt(svg.getAttribute("width"))).isBetween(100, 250);
    }

    private static JsonNode json(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        Badge.of(comparison).writeJson(out);
        return new ObjectMapper().readTree(out.toString());
    }
}
