package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Judgement;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.flamegraph.FlameTree;
import dev.culprit.flamegraph.FlameView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the page unpacks is what Java packed. */
class PackedTreeBrowserTest extends BrowserTest {

    private static final String COLUMNS = """
            () => {
              const t = culprit.tree;
              const m = culprit.view.measure;
              const rows = [...t.end.keys()];
              const own = rows.map((row) => m.own(row));
              return {
                parent: rows.map((row) => t.parentOf(row)), frame: rows.map((row) => t.frameOf(row)),
                baselineLine: rows.map((row) => t.baselineLine(row)), candidateLine: rows.map((row) => t.candidateLine(row)),
                callsB: [...t.callsB], callsC: [...t.callsC],
                selfB: own.map(([b]) => b), selfC: own.map(([, c]) => c),
                end: [...t.end], significant: rows.map((row) => (t.isSignificant(row) ? 1 : 0)), unitsPerCall: t.callsDivisor,
                names: t.frames.method.map((m, i) => t.frames.className[i] + '|' + m + '|' + t.frames.descriptor[i]
                  + '|' + t.frames.file[i] + '|' + t.frames.line[i] + '|' + t.frames.kind[i] + '|' + t.frames.state[i]),
              };
            }
            """;

    @Test
    void theSampleComesOutAsItWentIn() throws IOException {
        assertUnpacked(SampleComparison.regressed().tree());
    }

    @Test
    void randomTreesComeOutAsTheyWentIn() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            assertUnpacked(randomTree(new SplittableRandom(seed), 2 + 400 * seed));
        }
    }

    @Test
    void aTreeOfAHundredThousandNodesOpens() throws IOException {
        DiffTree large = randomTree(new SplittableRandom(99), 120_000);
        Page page = open(SamplePages.write("large", with(large)));
        openTab(page, "graph");
        draw(page);
        assertThat((Integer) page.evaluate("culprit.tree.size")).isEqualTo(120_000);
        assertThat((Integer) page.evaluate("culprit.canvas.drawn.length")).isPositive();
    }

    @SuppressWarnings("unchecked")
    private void assertUnpacked(DiffTree tree) throws IOException {
        FlameTree expected = new FlameTrees(true).of(tree);
        Page page = open(SamplePages.write("packed", with(tree)));
        Map<String, Object> actual = (Map<String, Object>) page.evaluate(COLUMNS);
        assertThat(longs(actual.get("parent"))).isEqualTo(longs(expected.parent()));
        assertThat(longs(actual.get("frame"))).isEqualTo(longs(expected.frame()));
        assertThat(longs(actual.get("baselineLine"))).isEqualTo(longs(expected.baselineLine()));
        assertThat(longs(actual.get("candidateLine"))).isEqualTo(longs(expected.candidateLine()));
        assertThat(longs(actual.get("callsB"))).isEqualTo(calls(expected).baseline());
        assertThat(longs(actual.get("callsC"))).isEqualTo(calls(expected).candidate());
        assertThat(longs(actual.get("selfB"))).isEqualTo(time(expected).baseline());
        assertThat(longs(actual.get("selfC"))).isEqualTo(time(expected).candidate());
        for (int row = 0; row < expected.size(); row++) {
            assertThat(longs(actual.get("significant"))[row] == 1).isEqualTo(expected.significant()[row]);
        }
        assertThat(actual.get("unitsPerCall")).isEqualTo(calls(expected).divisor());
        assertThat(actual.get("names"))
                .isEqualTo(expected.frames().stream()
                        .map(f -> f.className() + "|" + f.method() + "|" + f.descriptor() + "|" + f.file() + "|"
                                + f.line() + "|" + f.kind().ordinal() + "|"
                                + f.state().ordinal())
                        .toList());
    }

    private static FlameView time(FlameTree tree) {
        return tree.views().get(0);
    }

    private static FlameView calls(FlameTree tree) {
        return tree.views().get(1);
    }

    private static long[] longs(Object numbers) {
        return ((List<?>) numbers)
                .stream().mapToLong(n -> ((Number) n).longValue()).toArray();
    }

    private static long[] longs(int[] numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }

    static Comparison with(DiffTree tree) {
        Comparison sample = SampleComparison.empty();
        return Comparison.of(
                new Judgement(Verdict.INCONCLUSIVE, sample.reasons(), sample.failed()),
                sample.sets(),
                sample.amounts(),
                ChangedParts.NONE,
                tree);
    }

    static DiffTree randomTree(long seed, int size) {
        return randomTree(new SplittableRandom(seed), size);
    }

    private static DiffTree randomTree(SplittableRandom random, int size) {
        List<SampleNode> nodes = new ArrayList<>(List.of(SampleNode.root()));
        int window = Math.max(40, size / 30);
        for (int row = 1; row < size; row++) {
            SampleNode parent = nodes.get(row - 1 - random.nextInt(Math.min(row, window)));
            SampleNode node =
                    SampleNode.of(SampleNode.function("p" + random.nextInt(9) + ".C", "m" + random.nextInt(60), 7));
            int line = random.nextInt(70_000);
            node.at(line, random.nextInt(3) == 0 ? line + 3 : line)
                    .calls(random.nextInt(300) / 4.0, random.nextInt(70_000))
                    .self(random.nextInt(5) == 0 ? 0 : random.nextDouble() * 1e5, random.nextDouble() * 9e5);
            if (random.nextInt(7) == 0) {
                node.significant();
            }
            parent.with(node);
            nodes.add(node);
        }
        return nodes.get(0).toTree();
    }
}
