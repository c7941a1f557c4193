package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void thePolicyAllowsExactlyTheStyleAndTheScriptOfThePage() throws Exception {
        String page = page("title", Html.EMPTY);
        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .contains("style-src &#39;" + hash(between(page, "<style>", "</style>")) + "&#39;")
                .contains("script-src &#39;" + hash(between(page, "<script>", "</script>")) + "&#39;")
                .doesNotContain("unsafe-inline", "http://", "https://");
    }

    @Test
    void theTitleIsEscaped() throws IOException {
        assertThat(page("</title><script>", Html.EMPTY)).contains("<title>&lt;/title&gt;&lt;script&gt;</title>");
    }

    @Test
    void everyTreeAndEachOfItsViewsHasItsStream() throws IOException {
        String page = page("a", Html.EMPTY);
        for (String tree : List.of("0", "1")) {
            assertThat(page)
                    .containsPattern("data-tree=\"" + tree + "\">[A-Za-z0-9+/=]+</script>")
                    .containsPattern(
                            "data-tree=\"" + tree + "\" data-view=\"time\" data-title=\"Time &amp; &lt;more&gt;\""
                                    + " data-unit=\"NANOS\">[A-Za-z0-9+/=]+</script>");
        }
    }

    @Test
    void twoPagesOfTheSameResultAreTheSame() throws IOException {
        assertThat(page("a", Html.text("b"))).isEqualTo(page("a", Html.text("b")));
    }

    @Test
    void noTemplateStylesOrScriptsInline() throws IOException {
        Pattern inline = Pattern.compile("\\s(style|on[a-z]+)\\s*=");
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/culprit/flamegraph/html"))) {
            for (Path file : files.toList()) {
                assertThat(inline.matcher(Files.readString(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    private static String page(String title, Html content) throws IOException {
        StringWriter out = new StringWriter();
        FlameView time = new FlameView("time", "Time & <more>", FlameView.Unit.NANOS, 1, 1, new long[1], new long[1]);
        FlameTree tree = new FlameTree(
                true, List.of(), new int[] {-1}, new int[] {-1}, new int[1], new int[1], new boolean[1], List.of(time));
        PackedTree packed = PackedTree.of(tree);
        new Page(title, content, List.of(packed, packed)).write(out);
        return out.toString();
    }

    private static String between(String text, String begin, String end) {
        Matcher found = Pattern.compile("(?s)" + begin + "(.*?)" + end).matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String hash(String source) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
