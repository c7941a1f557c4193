package dev.culprit.analyzer.report;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.verdict.Judge;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Draws of one truth: what differs between them is chance, and must not paint the picture. */
class NoChangeBrowserTest extends BrowserTest {

    private static final int PAIRS = 200;
    private static final int FORKS = 5;
    private static final int FUNCTIONS = 30;
    private static final Pattern STREAM =
            Pattern.compile("<script type=\"application/x-culprit\" data-tree=[^<]*</script>\\s*");

    /** Of every view: how many boxes there are, and how many are not grey. */
    private static final String COUNTS = """
            async () => {
              const counts = [];
              for (const { name } of culprit.measures.views.filter((view) => view.unit === 'NANOS')) {
                await culprit.measures.choose(name);
                const { view } = culprit;
                const different = view.measure.totalB[0] !== view.measure.totalC[0];
                culprit.canvas.made = undefined;
                culprit.canvas.draw();
                counts.push([culprit.canvas.drawn.length, culprit.canvas.drawn.filter((box) => box.step !== 0).length, different ? 1 : 0]);
              }
              return counts;
            }
            """;

    @Test
    void ofTwoHundredPairsThatDifferByChanceNinetyNineInAHundredAreGrey() throws IOException {
        StringBuilder streams = new StringBuilder();
        for (int i = 1; i < PAIRS; i++) {
            for (String stream : streams(html(pair(i)))) {
                streams.append(stream.replace("data-tree=\"0\"", "data-tree=\"" + i + "\""));
            }
        }
        String first = html(pair(0));
        List<String> own = streams(first);
        String last = own.get(own.size() - 1);
        Path file = Path.of("target", "pages", "no-change.html").toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, first.replace(last, last + streams));
        Page page = open(file, "#tab=graph", options());
        @SuppressWarnings("unchecked")
        List<List<Integer>> counts = (List<List<Integer>>) page.evaluate(COUNTS);
        assertThat(counts).hasSize(PAIRS).allMatch(count -> count.get(0) > FUNCTIONS && count.get(2) == 1);
        assertThat(counts.stream().filter(count -> count.get(1) > 0).count()).isLessThanOrEqualTo(PAIRS / 100);
    }

    private static String html(Comparison comparison) throws IOException {
        StringWriter out = new StringWriter();
        new HtmlReport().write(comparison, out);
        return out.toString();
    }

    /** What a page holds of its tree. The pages of all pairs as one, since opening two hundred of them takes a minute. */
    private static List<String> streams(String html) {
        return STREAM.matcher(html).results().map(MatchResult::group).toList();
    }

    private static Comparison pair(int seed) {
        Random random = new Random(seed);
        return Judge.judge(
                forks("baseline", random), forks("candidate", random), Thresholds.DEFAULT, "culprit diff a b");
    }

    private static LoadedSet forks(String label, Random random) {
        return set(label, FORKS, fork -> {
            double machine = Math.exp(0.01 * random.nextGaussian());
            TestingCall main = call("a.Main.main").self(noisy(50_000, machine, random));
            for (int i = 0; i < FUNCTIONS; i++) {
                main.calls(call("a.Step" + i % 7 + ".step" + i, 20 + i)
                        .times(500)
                        .self(noisy(500 * (300 + 97L * i), machine, random)));
            }
            return jvm().thread("main", main);
        });
    }

    private static long noisy(long nanos, double machine, Random random) {
        return Math.round(nanos * machine * Math.exp(0.03 * random.nextGaussian()));
    }
}
