package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.samples.SampleTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Collapsed stacks are read as a reader would that looks at each line by itself, though lines are compared and stacks handed over in batches. */
class CollapsedLinesTest {

    private static final String NOTE = "# a note";
    private static final String WITHOUT_STACK = "without a stack";

    @Property(tries = 100)
    void stacksHaveTheSumOfTheirLines(@ForAll("files") List<String> lines) throws IOException {
        List<String> file = new ArrayList<>(List.of("first.A.run 1"));
        file.addAll(lines);

        List<SampleTree> trees = TestingTrees.read(bytes(file));

        assertThat(trees).hasSize(1);
        assertThat(samples(trees.get(0))).isEqualTo(sums(file, 1).get(0));
    }

    @Property(tries = 50)
    void twoCountsAreTwoEvents(@ForAll("files") List<String> lines) throws IOException {
        List<String> file = new ArrayList<>(List.of("first.A.run 1 2"));
        lines.forEach(line -> file.add(line.isEmpty() || line.equals(NOTE) ? line : line + " 3"));

        List<SampleTree> trees = TestingTrees.read(bytes(file));

        assertThat(trees.stream().map(CollapsedLinesTest::samples)).isEqualTo(sums(file, 2));
    }

    /** Longer than a batch, in runs of equal lines, and with what is no stack in between. */
    @Provide
    Arbitrary<List<String>> files() {
        Arbitrary<String> stacks = Arbitraries.of(
                        "a.A.run", "a.A.run:7", "b.B.call", "b.B.callee", "c.C.x", "[main tid=1]", "[pool 2 tid=14]")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(frames -> String.join(";", frames));
        Arbitrary<String> lines = stacks.map(stack -> stack + " " + (1 + Math.floorMod(stack.hashCode(), 5)));
        Arbitrary<String> all = Arbitraries.frequencyOf(Tuple.of(20, lines), Tuple.of(1, Arbitraries.of("", NOTE)));
        return all.list().ofMaxSize(700).map(CollapsedLinesTest::repeated);
    }

    private static List<String> repeated(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Collections.nCopies(1 + Math.floorMod(line.hashCode(), 3), line).stream())
                .toList();
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<Map<String, Long>> sums(List<String> lines, int columns) {
        List<Map<String, Long>> sums = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            sums.add(new TreeMap<>());
        }
        for (String line : lines) {
            if (line.isEmpty() || line.equals(NOTE)) {
                continue;
            }
            String[] words = line.split(" ");
            String stack = String.join(" ", Arrays.copyOf(words, words.length - columns));
            for (int column = 0; column < columns; column++) {
                long count = Long.parseLong(words[words.length - columns + column]);
                sums.get(column).merge(isThread(stack) ? WITHOUT_STACK : path(stack), count, Long::sum);
            }
        }
        return sums;
    }

    /** Stacks by path, and what has no frame but that of its thread. */
    private static Map<String, Long> samples(SampleTree tree) {
        Map<String, Long> samples = TestingTrees.samples(tree);
        if (tree.quality().withoutStack() > 0) {
            samples.put(WITHOUT_STACK, tree.quality().withoutStack());
        }
        return samples;
    }

    private static boolean isThread(String stack) {
        return stack.startsWith("[") && stack.indexOf(';') < 0;
    }

    private static String path(String stack) {
        List<String> frames = new ArrayList<>(List.of(stack.split(";")));
        String thread = frames.get(0).startsWith("[") ? frames.remove(0) : "";
        String outermost = thread.isEmpty() ? "" : "/[" + thread.substring(1, thread.indexOf(" tid=")) + "]:0";
        return outermost
                + frames.stream()
                        .map(frame -> "/" + (frame.contains(":") ? frame : frame + ":0"))
                        .collect(Collectors.joining());
    }
}
