package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.GeneratedNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Merges the samples of one or more files into a tree for each event. Names that a JVM invents while it runs are normalized, so that files
 * of two runs can be compared. Not thread safe.
 */
public final class SampleTreeBuilder implements SampleVisitor {

    private static final int NONE = -1;

    /** So many frames are walked sooner than the stack is looked for among recent ones, of which few are in the processor's cache. */
    private static final int FEW = 2;

    private final TreeShape shape;
    private final boolean normalizes;
    private final Predicate<SampledEvent> wanted;
    private final UnaryOperator<String> threadNames;
    private final Places places = new Places();

    /** Nodes of all events together; which of them an event has is seen in its columns. */
    private final Children children = new Children(1 << 10);

    private int[] parents = new int[1 << 10];
    private int[] placeOfNode = new int[1 << 10];
    private int size = 1;

    private final Map<String, Integer> frameNumbers = new HashMap<>();
    private final List<SampleFrame> frames = new ArrayList<>();

    /** By event without its interval, which may change while it is recorded: its samples are added up by what each stands for. */
    private final Map<SampledEvent, EventColumns> columns = new HashMap<>();

    private final List<EventColumns> ordered = new ArrayList<>();
    private final RecentStacks recent = new RecentStacks();

    // What the numbers of the present file mean.
    private final List<@Nullable EventColumns> events = new ArrayList<>();
    private int[] frameOfFile = new int[1 << 10];
    private int[] nodeOfStack = new int[1 << 10];
    private boolean[] truncatedStacks = new boolean[1 << 10];
    private int[] frameOfThread = new int[16];

    // Places of the stack at hand, and of the one that was walked last.
    private int[] path = new int[64];
    private int[] lastPath = new int[64];
    private int[] lastNodes = new int[64];
    private int lastDepth;
    private final RecordedEnvironment environment = new RecordedEnvironment();
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    public SampleTreeBuilder(TreeShape shape) {
        this(shape, event -> true);
    }

    /** Leaves out the samples of other events than those that are {@code wanted}. */
    public SampleTreeBuilder(TreeShape shape, Predicate<SampledEvent> wanted) {
        this(shape, wanted, true, UnaryOperator.identity());
    }

    private SampleTreeBuilder(
            TreeShape shape, Predicate<SampledEvent> wanted, boolean normalizes, UnaryOperator<String> threadNames) {
        this.shape = shape;
        this.wanted = wanted;
        this.threadNames = threadNames;
        this.normalizes = normalizes;
        parents[0] = NONE;
        placeOfNode[0] = NONE;
    }

    /** Keeps the names as the files have them, for writing them to other files. */
    public static SampleTreeBuilder ofRawNames(TreeShape shape) {
        return ofRawNames(shape, event -> true);
    }

    /** The same, without the samples of other events than those that are {@code wanted}. */
    public static SampleTreeBuilder ofRawNames(TreeShape shape, Predicate<SampledEvent> wanted) {
        return new SampleTreeBuilder(shape, wanted, false, UnaryOperator.identity());
    }

    /** The same, with all that tells code apart, and threads by what {@code threadNames} calls them. */
    public static SampleTreeBuilder ofRawCode(Predicate<SampledEvent> wanted, UnaryOperator<String> threadNames) {
        return new SampleTreeBuilder(new TreeShape(true, true, true), wanted, false, threadNames);
    }

    /** Says that the next calls are of another file, whose numbers mean something else. */
    public void nextFile() {
        events.clear();
    }

    @Override
    public boolean wants(SampledEvent event) {
        return wanted.test(event);
    }

    @Override
    public SampleDetail detail() {
        return shape.threads() ? SampleDetail.THREADS : SampleDetail.STACKS;
    }

    @Override
    public void event(int event, SampledEvent description) {
        EventColumns known = columns.get(description.every(0));
        if (known != null) {
            known.add(description);
        } else if (wanted.test(description)) {
            known = new EventColumns(description);
            columns.put(description.every(0), known);
            ordered.add(known);
        }
        events.add(event, known);
    }

    @Override
    public void frame(int frame, SampleFrame description) {
        frameOfFile = roomFor(frameOfFile, frame);
        frameOfFile[frame] = number(normalized(description));
    }

    private SampleFrame normalized(SampleFrame frame) {
        String descriptor = shape.descriptors() ? frame.descriptor() : "";
        if (!normalizes) {
            return new SampleFrame(frame.className(), frame.method(), descriptor, frame.type());
        }
        return new SampleFrame(
                GeneratedNames.canonical(frame.className()),
                GeneratedNames.canonicalMethod(frame.method()),
                descriptor,
                frame.type());
    }

    private int number(SampleFrame frame) {
        String key = SampleTree.key(frame);
        Integer known = frameNumbers.get(key);
        if (known != null) {
            return known;
        }
        frameNumbers.put(key, frames.size());
        frames.add(frame);
        return frames.size() - 1;
    }

    @Override
    public void stack(int stack, int[] stackFrames, int[] lines, int depth, boolean truncated) {
        nodeOfStack = roomFor(nodeOfStack, stack);
        if (stack >= truncatedStacks.length) {
            truncatedStacks = Arrays.copyOf(truncatedStacks, nodeOfStack.length);
        }
        nodeOfStack[stack] = node(stackFrames, lines, depth);
        truncatedStacks[stack] = truncated;
    }

    private int node(int[] stackFrames, int[] lines, int depth) {
        reserve(depth);
        for (int i = 0; i < depth; i++) {
            path[i] = place(frameOfFile[stackFrames[i]], lines[i]);
        }
        return node(depth);
    }

    private int place(int frame, int line) {
        return shape.lines() ? places.place(frame, line) : frame;
    }

    private void reserve(int depth) {
        if (depth > path.length) {
            path = Arrays.copyOf(path, 2 * depth);
            lastPath = Arrays.copyOf(lastPath, 2 * depth);
            lastNodes = Arrays.copyOf(lastNodes, 2 * depth);
        }
    }

    /** The node of {@link #path}, new or not. */
    private int node(int depth) {
        int shared = shared(depth);
        if (depth - shared <= FEW) {
            return walk(shared, depth);
        }
        long hash = 0;
        for (int i = 0; i < depth; i++) {
            hash = (hash + path[i] + 1) * 0x9E3779B97F4A7C15L;
        }
        int slot = recent.slot(hash);
        int known = recent.node(slot);
        if (isPath(known, depth)) {
            return known;
        }
        int node = walk(shared, depth);
        recent.put(slot, node);
        return node;
    }

    /** How many frames the path has in common with the one that was walked last: neighbours in a file often share their outer ones. */
    private int shared(int depth) {
        int shared = 0;
        int most = Math.min(depth, lastDepth);
        while (shared < most && lastPath[shared] == path[shared]) {
            shared++;
        }
        return shared;
    }

    private boolean isPath(int node, int depth) {
        int at = node;
        for (int i = depth - 1; i >= 0; i--) {
            if (at == 0 || placeOfNode[at] != path[i]) {
                return false;
            }
            at = parents[at];
        }
        return at == 0;
    }

    /** Walks down {@link #path}, of which the first {@code shared} frames need no look for the child. */
    private int walk(int shared, int depth) {
        int node = shared == 0 ? 0 : lastNodes[shared - 1];
        for (int i = shared; i < depth; i++) {
            node = child(node, path[i]);
            lastNodes[i] = node;
        }
        lastDepth = depth;
        int[] swapped = lastPath;
        lastPath = path;
        path = swapped;
        return node;
    }

    private int child(int parent, int place) {
        int known = children.find(parent, place, placeOfNode);
        if (known != Children.NONE) {
            return known;
        }
        int node = size++;
        if (node == parents.length) {
            int length = node + (node >> 1);
            parents = Arrays.copyOf(parents, length);
            placeOfNode = Arrays.copyOf(placeOfNode, length);
        }
        parents[node] = parent;
        placeOfNode[node] = place;
        children.add(parent, place, node);
        return node;
    }

    @Override
    public void thread(int thread, String name) {
        frameOfThread = roomFor(frameOfThread, thread);
        if (shape.threads()) {
            frameOfThread[thread] = number(SampleFrame.ofThread(threadNames.apply(name)));
        }
    }

    @Override
    public void sample(int event, int stack, int thread, long epochNanos, long samples, long weight) {
        EventColumns to = events.get(event);
        if (to == null) {
            return;
        }
        if (epochNanos >= 0) {
            span(epochNanos, epochNanos);
        }
        if (stack == NONE) {
            to.addWithoutStack(samples, weight);
        } else {
            int node = nodeOfStack[stack];
            boolean below = shape.threads() && thread != NONE;
            to.add(below ? below(thread, node) : node, truncatedStacks[stack], samples, weight);
        }
    }

    @Override
    public void span(long first, long last) {
        firstNanos = Math.min(firstNanos, first);
        lastNanos = Math.max(lastNanos, last);
    }

    @Override
    public void environment(String fact, String value) {
        environment.add(fact, value);
    }

    /** Where the samples were taken, as far as the files tell. */
    public RecordedEnvironment environment() {
        return environment;
    }

    /** Seconds from the beginning of the first file to the end of the last, as they say or their samples; NaN when they do not tell. */
    public double seconds() {
        return lastNanos > firstNanos ? (lastNanos - firstNanos) / 1e9 : Double.NaN;
    }

    /** The node with the path of {@code node} below the frame of the thread. */
    private int below(int thread, int node) {
        int depth = 1;
        for (int at = node; at != 0; at = parents[at]) {
            depth++;
        }
        reserve(depth);
        path[0] = place(frameOfThread[thread], 0);
        int at = node;
        for (int i = depth - 1; i > 0; i--) {
            path[i] = placeOfNode[at];
            at = parents[at];
        }
        return node(depth);
    }

    /** The trees of all events, in the order in which they came first. */
    public List<SampleTree> build() {
        return ordered.stream().map(this::build).toList();
    }

    private SampleTree build(EventColumns of) {
        int[] numbers = new int[size];
        int count = number(of, numbers);
        int[] treeParents = new int[count];
        int[] treeFrames = new int[count];
        int[] treeLines = new int[shape.lines() ? count : 0];
        long[] samples = new long[count];
        long[] weights = of.hasWeights() ? new long[count] : samples;
        for (int node = 0; node < size; node++) {
            int number = numbers[node];
            if (number == NONE) {
                continue;
            }
            int place = placeOfNode[node];
            treeParents[number] = node == 0 ? NONE : numbers[parents[node]];
            treeFrames[number] = node > 0 && shape.lines() ? places.frame(place) : place;
            if (node > 0 && shape.lines()) {
                treeLines[number] = places.line(place);
            }
            samples[number] = of.samples(node);
            weights[number] = of.weight(node);
        }
        return new SampleTree(
                of.event(),
                shape,
                List.copyOf(frames),
                treeParents,
                treeFrames,
                treeLines,
                samples,
                weights,
                of.quality());
    }

    /** Numbers the nodes that have samples in or below them, and gives how many there are. */
    private int number(EventColumns of, int[] numbers) {
        for (int node = size - 1; node > 0; node--) {
            if (numbers[node] != 0 || !of.isEmpty(node)) {
                numbers[node] = 1;
                numbers[parents[node]] = 1;
            }
        }
        numbers[0] = 1;
        int count = 0;
        for (int node = 0; node < size; node++) {
            numbers[node] = numbers[node] == 0 ? NONE : count++;
        }
        return count;
    }

    private static int[] roomFor(int[] numbers, int index) {
        return index < numbers.length
                ? numbers
                : Arrays.copyOf(numbers, Math.max(index + 1, numbers.length + (numbers.length >> 1)));
    }
}
