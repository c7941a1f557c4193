package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.git.ProcessStarter;
import dev.culprit.analyzer.git.TestingRepository;
import dev.culprit.analyzer.report.SourceLinks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SourceSitesTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://git.acme.org/{path}",
                "https://{path}",
                "https://git/{path}",
                "https://user:secret@git.acme.org/{path}",
                "https://git.acme.org/blob",
                "https://git.acme.org/{path}/{file}",
                "https://git.acme.org/{path} x",
                "https://git.acme.org/{path}\"onclick=\"x",
                "javascript:alert('{path}')",
                "{path}"
            })
    void onlyAnHttpsAddressWithAPathIsTaken(String template) {
        assertThatThrownBy(() -> new SourceUrlConverter().convert(template))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is no address such as https://");
    }

    @Test
    void whereAllIsKnownThereAreLinksAndElseNone() throws Exception {
        TestingRepository made = new TestingRepository(temp.resolve("shop"))
                .file("src/main/java/com/acme/Cart.java", "1")
                .commit("one");
        String commit = made.open().resolve("HEAD").id();
        OutputOptions options = new OutputOptions();
        SourceSites sites = new SourceSites(options, ProcessStarter::waitFor, made.root);

        assertThat(sites.links(commit, commit)).as("no page").isSameAs(SourceLinks.NONE);
        options.html = temp.resolve("report.html");
        assertThat(sites.links(commit, commit)).as("no remote").isSameAs(SourceLinks.NONE);
        options.sourceUrl = new SourceUrlConverter().convert("https://git.acme.org/{commit}/{path}#L{line}");
        assertThat(sites.links(commit + "-dirty", null)).as("changed").isSameAs(SourceLinks.NONE);
        assertThat(sites.links("HEAD", null)).as("no hash").isSameAs(SourceLinks.NONE);
        assertThat(new SourceSites(options, ProcessStarter::waitFor, temp).links(commit, commit))
                .as("no repository")
                .isSameAs(SourceLinks.NONE);
        assertThat(sites.links(commit, null)).isNotEqualTo(SourceLinks.NONE);
    }
}
