package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Recordings written by hand: what is rare in those of recorders, and each sample of which is known. */
class ChunksTest {

    private static final String A = "/a.A.run:1";
    private static final String B = "/a.A.run:1/b.B.go:2";

    private static TestingChunk twoStacks(boolean compressed) {
        return new TestingChunk(compressed)
                .thread(1, "main")
                .stack(1, "a.A.run:1")
                .stack(300, "a.A.run:1", "b.B.go:2");
    }

    @Example
    void integersThatAreNotCompressedAreTheSameNumbers() throws IOException {
        for (boolean compressed : new boolean[] {true, false}) {
            SampleTree tree = only(twoStacks(compressed)
                    .allocation(10, 1, 1, 1L << 40)
                    .allocation(20, 1, 300, 7)
                    .allocation(30, 1, 300, 8)
                    .finished());

            assertThat(TestingTrees.samples(tree)).isEqualTo(Map.of(A, 1L, B, 2L));
            assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 1L << 40, B, 15L));
        }
    }

    @Example
    void chunksOfBothKindsFollowOneAnother() throws IOException {
        SampleTree tree = only(
                twoStacks(true).allocation(10, 1, 1, 2).finished(),
                twoStacks(false).allocation(20, 1, 300, 3).finished(),
                twoStacks(true).allocation(30, 1, 1, 4).finished());

        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 6L, B, 3L));
    }

    @Example
    void stacksOfSeveralConstantPoolsOfAChunkAreKnown() throws IOException {
        SampleTree tree = only(twoStacks(true)
                .allocation(10, 1, 1, 2)
                .nextConstants()
                .allocation(20, 1, 300, 3)
                .stack(2, "a.A.run:1", "c.C.more:9")
                .allocation(30, 1, 2, 4)
                .nextConstants()
                .allocation(40, 1, 2, 5)
                .finished());

        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 2L, B, 3L, "/a.A.run:1/c.C.more:9", 9L));
    }

    @Example
    void aStackThatIsWrittenTwiceIsOneStack() throws IOException {
        SampleTree tree = only(twoStacks(true)
                .allocation(10, 1, 1, 2)
                .nextConstants()
                .stack(1, "a.A.run:1")
                .stack(17, "a.A.run:1")
                .allocation(20, 1, 1, 3)
                .allocation(30, 1, 17, 4)
                .finished());

        assertThat(TestingTrees.samples(tree)).isEqualTo(Map.of(A, 3L));
        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 9L));
    }

    @Example
    void aChunkWithoutStacksTakesNoneOfTheOneBefore() throws IOException {
        SampleTree tree = only(
                twoStacks(true).allocation(10, 1, 1, 2).finished(),
                new TestingChunk(true).thread(1, "main").allocation(20, 1, 1, 3).finished(),
                twoStacks(true).allocation(30, 1, 300, 4).finished());

        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 2L, B, 4L));
        assertThat(tree.quality().samples()).isEqualTo(3);
        assertThat(tree.quality().withoutStack()).isEqualTo(1);
        assertThat(tree.quality().withoutStackWeight()).isEqualTo(3);
    }

    @Example
    void metadataMayDifferFromChunkToChunk() throws IOException {
        SampleTree tree = only(
                twoStacks(true).allocation(10, 1, 1, 2).finished(),
                twoStacks(true).allocation(11, 1, 1, 2).finished(),
                twoStacks(true).withUnknownFields().allocation(20, 1, 300, 3).finished(),
                twoStacks(true).withUnknownFields().allocation(21, 1, 300, 3).finished(),
                twoStacks(true).allocation(30, 1, 1, 4).finished());

        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 8L, B, 6L));
    }

    @Example
    void ofAChunkWhoseRecorderDiedWhatWasWrittenDownIsRead() throws IOException {
        List<String> missing = new ArrayList<>();
        SampleTree tree = read(
                        missing,
                        TreeShape.LINES,
                        event -> true,
                        twoStacks(true).allocation(10, 1, 1, 2).finished(),
                        twoStacks(true)
                                .allocation(20, 1, 300, 3)
                                .nextConstants()
                                .stack(301, "c.C.lost:1")
                                .allocation(30, 1, 301, 4)
                                .unfinished())
                .get(0);

        assertThat(missing).singleElement().asString().contains("its last samples may be missing");
        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 2L, B, 3L));
        assertThat(tree.quality().withoutStackWeight()).isEqualTo(4);
    }

    @Example
    void samplesAreWantedByTheirStateThoughTheFirstOneIsNot() throws IOException {
        byte[] chunk = twoStacks(true)
                .ofAsyncProfiler()
                .execution(10, 1, 1, 2)
                .execution(20, 1, 300, 1)
                .execution(30, 1, 1, 2)
                .execution(40, 1, 300, 1)
                .finished();

        assertThat(samples("cpu", chunk)).isEqualTo(Map.of(B, 2L));
        assertThat(samples("wall", chunk)).isEqualTo(Map.of(A, 2L));
    }

    @Example
    void samplesOfOneKindAreUnwantedAndThoseOfAnotherNot() throws IOException {
        byte[] chunk = twoStacks(true)
                .allocation(10, 1, 1, 5)
                .cpuTime(15, 1, 1, false, 10_000_000)
                .allocation(20, 1, 1, 5)
                .cpuTime(25, 1, 300, false, 10_000_000)
                .cpuTime(35, 1, 300, true, 10_000_000)
                .finished();

        List<SampleTree> trees = read(new ArrayList<>(), TreeShape.LINES, named("cpu"), chunk, chunk);

        assertThat(trees).hasSize(1);
        assertThat(TestingTrees.weights(trees.get(0))).isEqualTo(Map.of(A, 20_000_000L, B, 20_000_000L));
        assertThat(trees.get(0).quality().withoutStack()).isEqualTo(2);
    }

    @Example
    void weightsThatAreThoseOfTheirSamplesAtFirstAndOthersLater() throws IOException {
        SampleTree tree = only(twoStacks(true)
                .allocation(10, 1, 1, 1)
                .allocation(20, 1, 300, 1)
                .allocation(30, 1, 300, 0)
                .allocation(40, 1, 1, 41)
                .finished());

        assertThat(TestingTrees.samples(tree)).isEqualTo(Map.of(A, 2L, B, 2L));
        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 42L, B, 1L));
    }

    @Example
    void negativeAmountsAreNone() throws IOException {
        SampleTree allocations = only(
                twoStacks(true).allocation(10, 1, 1, -5).allocation(20, 1, 1, 5).finished());
        assertThat(TestingTrees.weights(allocations)).isEqualTo(Map.of(A, 5L));
        assertThat(TestingTrees.samples(allocations)).isEqualTo(Map.of(A, 2L));

        SampleTree wall = only(twoStacks(true)
                .ofAsyncProfiler()
                .wallClock(10, 1, 1, -3)
                .wallClock(20, 1, 1, 3)
                .finished());
        assertThat(TestingTrees.samples(wall)).isEqualTo(Map.of(A, 3L));
    }

    @Example
    void aStackWithoutFramesIsNone() throws IOException {
        SampleTree tree = only(twoStacks(true)
                .stack(5)
                .allocation(10, 1, 5, 3)
                .allocation(20, 1, 1, 3)
                .finished());

        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 3L));
        assertThat(tree.quality().withoutStack()).isEqualTo(1);
    }

    /** What is written down of a random chunk. */
    private record Allocated(int stack, int thread, int weight) {}

    /** Added up by stack or handed over one by one, in whatever order and chunks: the sums are those of the samples as they were drawn. */
    @Property(tries = 60)
    void samplesAreAddedUpAsTheyWereDrawn(@ForAll("chunks") List<List<Allocated>> chunks) throws IOException {
        List<byte[]> files = new ArrayList<>();
        Map<String, Long> byStack = new TreeMap<>();
        Map<String, Long> byThread = new TreeMap<>();
        boolean compressed = true;
        for (List<Allocated> chunk : chunks) {
            TestingChunk written = new TestingChunk(compressed).thread(1, "one").thread(2, "two");
            compressed = !compressed;
            for (int stack = 0; stack < 40; stack++) {
                written.stack(numberOf(stack), stack % 5 == 0, frames(stack));
                if (stack % 16 == 15) {
                    written.nextConstants();
                }
            }
            long time = 0;
            for (Allocated one : chunk) {
                written.allocation(++time, one.thread(), numberOf(one.stack()), one.weight());
                String path = path(one.stack());
                byStack.merge(path, (long) one.weight(), Long::sum);
                byThread.merge((one.thread() == 1 ? "/[one]:0" : "/[two]:0") + path, (long) one.weight(), Long::sum);
            }
            files.add(written.finished());
        }
        byte[][] all = files.toArray(byte[][]::new);

        List<SampleTree> added = read(new ArrayList<>(), TreeShape.LINES, event -> true, all);
        List<SampleTree> threads = read(new ArrayList<>(), TestingTrees.EVERYTHING, event -> true, all);
        FrameTotals each = new FrameTotals(event -> true);
        read(new ArrayList<>(), each, all);

        assertThat(TestingTrees.weights(added.get(0))).isEqualTo(byStack);
        assertThat(TestingTrees.weights(threads.get(0))).isEqualTo(byThread);
        assertThat(added.get(0).quality().truncated())
                .isEqualTo(chunks.stream()
                        .flatMap(List::stream)
                        .filter(one -> one.stack() % 5 == 0)
                        .count());
        long sum = byStack.values().stream().mapToLong(Long::longValue).sum();
        assertThat(each.weights().get("a.A.root").total()).isEqualTo(sum);
    }

    @Provide
    Arbitrary<List<List<Allocated>>> chunks() {
        Arbitrary<Allocated> one = Combinators.combine(
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 3))
                .as(Allocated::new);
        return one.list().ofMinSize(1).ofMaxSize(200).list().ofMinSize(1).ofMaxSize(4);
    }

    /** Small ones and those that the JDK has, beyond what is found in an array. */
    private static long numberOf(int stack) {
        return stack % 3 == 0 ? 0x7F00_0000_0000L + stack : stack + 1;
    }

    /** Two numbers each have the same frames. */
    private static String[] frames(int stack) {
        List<String> frames = new ArrayList<>(List.of("a.A.root:1"));
        for (int depth = 0; depth < stack / 2; depth++) {
            frames.add("b.B.m" + depth * (stack / 2) % 7 + ":" + (1 + depth % 3));
        }
        return frames.toArray(String[]::new);
    }

    private static String path(int stack) {
        return "/" + String.join("/", frames(stack));
    }

    private static Predicate<SampledEvent> named(String name) {
        return event -> event.name().equals(name);
    }

    private static Map<String, Long> samples(String event, byte[] file) throws IOException {
        List<SampleTree> trees = read(new ArrayList<>(), TreeShape.LINES, named(event), file);
        assertThat(trees).hasSize(1);
        return TestingTrees.samples(trees.get(0));
    }

    private static SampleTree only(byte[]... chunks) throws IOException {
        List<String> missing = new ArrayList<>();
        List<SampleTree> trees = read(missing, TreeShape.LINES, event -> true, chunks);
        assertThat(missing).isEmpty();
        assertThat(trees).hasSize(1);
        return trees.get(0);
    }

    private static List<SampleTree> read(
            List<String> missing, TreeShape shape, Predicate<SampledEvent> wanted, byte[]... chunks)
            throws IOException {
        SampleTreeBuilder builder = new SampleTreeBuilder(shape, wanted);
        read(missing, builder, chunks);
        return builder.build();
    }

    private static void read(List<String> missing, SampleVisitor visitor, byte[]... chunks) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            file.writeBytes(chunk);
        }
        missing.addAll(SampleFiles.read("chunks.jfr", ByteBuffer.wrap(file.toByteArray()), visitor, ReadOptions.PLAIN)
                .missing());
    }
}
