package dev.culprit.analyzer.report;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.NamedTree;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.verdict.Judge;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Draws of one truth: what differs between them is chance, and must not paint the picture. */
class NoChangeBrowserTest extends BrowserTest {

    private static final int PAIRS = 200;
    private static final int FORKS = 5;
    private static final int FUNCTIONS = 30;

    /** Of every view: how many boxes there are, and how many are not grey. */
    private static final String COUNTS = """
            async () => {
              const counts = [];
              for (const { name } of culprit.measures.views.slice(2)) {
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
        List<NamedTree> pairs = new ArrayList<>();
        Comparison any = pair(0);
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(new NamedTree(letters(i), "Pair " + i, DiffTree.Quantity.Unit.NANOS, pair(i).tree()));
        }
        Path file = Path.of("target", "pages", "no-change.html").toAbsolutePath();
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            new HtmlReport().write(any, pairs, out);
        }
        Page page = open(file, "#tab=graph", options());
        @SuppressWarnings("unchecked")
        List<List<Integer>> counts = (List<List<Integer>>) page.evaluate(COUNTS);
        assertThat(counts).hasSize(PAIRS).allMatch(count -> count.get(0) > FUNCTIONS && count.get(2) == 1);
        assertThat(counts.stream().filter(count -> count.get(1) > 0).count()).isLessThanOrEqualTo(PAIRS / 100);
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
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
