package dev.culprit.analyzer.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The samples of one event of all JVMs of a set, hung below the calls in which they were taken: a sample belongs to the innermost call
 * with a probe on its stack, its anchor, and below that to the frames without probes, such as those of libraries. Columns of equal length, one row per
 * node, parents before children. Every sample ends in a row without a frame, which stands for a line of the code above it.
 *
 * @param event {@code cpu}, {@code wall}, {@code alloc} or {@code lock}
 * @param engine what took the samples, such as {@code ctimer}; samples of two engines are never in one tree
 * @param unit of {@code weight}, such as {@code ns}
 * @param frames the distinct frames; descriptors may be empty, files are null
 * @param anchor row of the {@link MergedTree}
 * @param parent row above, -1 directly below the anchor
 * @param frame index into {@code frames}; -1 for a line of the code of the row above, or of the anchor
 * @param line for a frame the line in the code above it at which it is called, otherwise the line that was executed; 0 when unknown
 * @param samples samples that end in the row, [fork][row]; 0 for rows with a frame
 * @param weight what these samples carry, in {@code unit}, [fork][row]
 * @param tallies what became of the samples of each fork
 */
public record SampledTree(
        String event,
        String engine,
        String unit,
        List<Function> frames,
        int[] anchor,
        int[] parent,
        int[] frame,
        int[] line,
        long[][] samples,
        long[][] weight,
        List<SampleTally> tallies) {

    /** The last two are what formats have that do not name what was sampled. */
    private static final Set<String> ALWAYS_SEEN = Set.of("cpu", "wall", "alloc", "samples", "time");

    public SampledTree {
        frames = List.copyOf(frames);
        tallies = List.copyOf(tallies);
        if (samples.length != weight.length || samples.length != tallies.size()) {
            throw new IllegalArgumentException("samples, weight and tallies differ in their number of forks");
        }
    }

    /**
     * The samples below other anchors.
     *
     * @param target for each row of the merged tree the new anchor, -1 for none: what is below it is left out
     */
    SampledTree on(int[] target) {
        int[] moved = new int[size()];
        int[] kept = new int[size()];
        int rows = 0;
        for (int row = 0; row < size(); row++) {
            moved[row] = target[anchor[row]] < 0 ? -1 : rows;
            if (moved[row] >= 0) {
                kept[rows++] = row;
            }
        }
        int[] origin = Arrays.copyOf(kept, rows);
        return new SampledTree(
                event,
                engine,
                unit,
                frames,
                each(origin, row -> target[anchor[row]]),
                each(origin, row -> parent[row] < 0 ? -1 : moved[parent[row]]),
                each(origin, row -> frame[row]),
                each(origin, row -> line[row]),
                columns(samples, origin),
                columns(weight, origin),
                tallies);
    }

    private static int[] each(int[] rows, IntUnaryOperator value) {
        return Arrays.stream(rows).map(value).toArray();
    }

    private static long[][] columns(long[][] forks, int[] rows) {
        return Arrays.stream(forks)
                .map(fork -> Arrays.stream(rows).mapToLong(row -> fork[row]).toArray())
                .toArray(long[][]::new);
    }

    /** Number of rows. */
    public int size() {
        return parent.length;
    }

    /** Number of forks. */
    public int forks() {
        return samples.length;
    }

    /**
     * The forks in which the event was sampled. A program that runs is seen on a processor and allocates: a recording without any such sample
     * is of something else, such as one of locks beside one of {@code cpu}. That nobody waited for a lock may be true.
     */
    public int[] sampledForks() {
        int[] sampled = ALWAYS_SEEN.contains(event)
                ? IntStream.range(0, forks())
                        .filter(fork -> tallies.get(fork).taken() > 0)
                        .toArray()
                : new int[0];
        return sampled.length == 0 ? IntStream.range(0, forks()).toArray() : sampled;
    }

    /** The same of some of the forks, by their index. */
    public SampledTree ofForks(int[] some) {
        return new SampledTree(
                event,
                engine,
                unit,
                frames,
                anchor,
                parent,
                frame,
                line,
                Arrays.stream(some).mapToObj(fork -> samples[fork]).toArray(long[][]::new),
                Arrays.stream(some).mapToObj(fork -> weight[fork]).toArray(long[][]::new),
                Arrays.stream(some).mapToObj(tallies::get).toList());
    }

    /** What became of the samples of all forks. */
    public SampleTally tally() {
        return tallies.stream().reduce(SampleTally.NONE, SampleTally::plus);
    }

    /** Such as {@code ctimer: 1,234 samples, 96 % of them below calls with probes, 2 % in culprit's probes}. */
    public String quality() {
        SampleTally all = tally();
        StringBuilder text = new StringBuilder(engine.isEmpty() ? event : engine)
                .append(String.format(Locale.ROOT, ": %,d samples", all.taken()));
        part(text, all.joined(), all.taken(), "below calls with probes");
        part(text, all.inProbes(), all.taken(), "in culprit's probes");
        part(text, all.outside(), all.taken(), "outside of calls with probes");
        part(text, all.withoutStack(), all.taken(), "without a stack");
        part(text, all.truncated(), all.taken(), "with outer frames missing");
        return text.toString();
    }

    private static void part(StringBuilder text, long samples, long all, String what) {
        if (samples > 0) {
            text.append(String.format(Locale.ROOT, ", %.1f %% %s", 100.0 * samples / all, what));
        }
    }
}
