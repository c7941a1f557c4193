package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewOptionsTest {

    @TempDir
    Path temp;

    @Test
    void diffWritesBothFilesWithTheLineOfTheCulprit() throws Exception {
        TestingShopSets shop = new TestingShopSets(temp);
        Path baseline = shop.write("a".repeat(40));
        Path candidate = shop.looksUp(4).write("b".repeat(40));
        Path sarif = temp.resolve("out/result.sarif");
        Path junit = temp.resolve("out/result.xml");

        TestingInvocation diff =
                new TestingInvocation(temp).run("diff", baseline, candidate, "--sarif", sarif, "--junit", junit);

        assertThat(diff.exit()).as(diff.err()).isEqualTo(1);
        JsonNode result = new ObjectMapper()
                .readTree(sarif.toFile())
                .path("runs")
                .path(0)
                .path("results")
                .path(0);
        assertThat(result.path("ruleId").asText()).isEqualTo("MORE_CALLS");
        JsonNode place = result.path("locations").path(0).path("physicalLocation");
        assertThat(place.path("region").path("startLine").asInt()).isEqualTo(88);
        assertThat(place.path("artifactLocation").path("uri").asText()).isEqualTo("a/Orders.java");
        assertThat(Files.readString(junit)).contains("<failure message=", "Orders.price -&gt; Tax.lookup");
    }

    @Test
    void aSummaryIsAddedToWhatOtherStepsHaveWrittenAndABadgeIsAPictureByItsName() throws Exception {
        TestingShopSets shop = new TestingShopSets(temp);
        Path baseline = shop.write("a".repeat(40));
        Path candidate = shop.write("b".repeat(40));
        Path summary = Files.writeString(temp.resolve("summary.md"), "before\n");
        Path json = temp.resolve("badge.json");
        Path picture = temp.resolve("badge.svg");
        Path comment = temp.resolve("comment.md");

        new TestingInvocation(temp).run("diff", baseline, candidate, "--summary", summary, "--badge", json);
        new TestingInvocation(temp)
                .run("diff", baseline, candidate, "--summary", summary, "--badge", picture, "--markdown", comment);

        assertThat(Files.readString(summary)).startsWith("before\n").contains("UNCHANGED");
        assertThat(Files.readString(summary).split("### ", -1)).hasSize(3);
        assertThat(new ObjectMapper().readTree(json.toFile()).path("message").asText())
                .isEqualTo("unchanged");
        assertThat(Files.readString(picture)).startsWith("<svg ");
        assertThat(Files.readString(comment)).startsWith("<!-- culprit-comment -->\n### ");
    }

    @Test
    void pathsOfSourcesBeginAtTheRepositoryAndNotWhereCulpritWasStarted() throws Exception {
        TestingGate gate = new TestingGate(temp);
        gate.repository.file("shop/src/main/java/a/Orders.java", "package a;").commit("sources");
        TestingShopSets shop = new TestingShopSets(temp);
        gate.save(shop.write(gate.head()));
        gate.branch();
        Path sarif = temp.resolve("check.sarif");

        gate.check(shop.looksUp(4).write(gate.head()), "--sarif", sarif);

        JsonNode results =
                new ObjectMapper().readTree(sarif.toFile()).path("runs").path(0).path("results");
        JsonNode place = results.path(0).path("locations").path(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").asText()).isEqualTo("shop/src/main/java/a/Orders.java");
        assertThat(place.path("region").path("startLine").asInt()).isEqualTo(88);
    }

    @Test
    void settingsHaveNoSuchForm() {
        TestingInvocation matrix = new TestingInvocation(temp)
                .run("compare", "--matrix", "n=1,2", "--sarif", temp.resolve("x"), "--", "true", "{n}");

        assertThat(matrix.exit()).isEqualTo(2);
        assertThat(matrix.err()).contains("--sarif is for two sides");
        assertThat(temp.resolve("x")).doesNotExist();
    }
}
