package dev.culprit.analyzer.formats.collapsed;

import dev.culprit.analyzer.formats.input.Numbering;
import java.util.Arrays;

/**
 * Stacks that were read and not handed over yet. Reading lines and looking for stacks in a tree each are a small loop then, which a compiler
 * makes good code of, and names of frames are made between them: in a loop with the rest, the compiler would put all that makes a name into
 * it, as early on most frames are new (0.8 s of 5 for a million stacks). Not thread safe.
 */
final class StackBatch {

    private static final int MOST_STACKS = 512;
    private static final int MOST_FRAMES = 1 << 16;
    private static final int SAME = -1;

    private final FrameTable table;
    private final Numbering numbering;
    private final int[] events;

    /** Of all stacks, one after another. */
    private int[] frames = new int[1 << 12];

    private int used;

    /** Of each stack, {@link #SAME} for the one before it. */
    private final int[] depths = new int[MOST_STACKS];

    /** Of each stack for each event. */
    private final long[] counts;

    private int size;

    private int[] path = new int[64];
    private int[] lines = new int[64];
    private int stack = -1;
    private int thread = -1;

    /** @param events the visitor's numbers of the events that a line has counts of */
    StackBatch(FrameTable table, Numbering numbering, int[] events) {
        this.table = table;
        this.numbering = numbering;
        this.events = events;
        this.counts = new long[MOST_STACKS * events.length];
    }

    /** Adds the stack of the frames that {@code indexes} are those of in the table; hands all over when there are many. */
    void add(int[] indexes, int depth, Counts of) {
        if (used + depth > frames.length) {
            frames = Arrays.copyOf(frames, Math.max(used + depth, 2 * frames.length));
        }
        System.arraycopy(indexes, 0, frames, used, depth);
        used += depth;
        add(depth, of);
    }

    /** Adds samples of the stack that was added last. */
    void addToLast(Counts of) {
        add(SAME, of);
    }

    private void add(int depth, Counts of) {
        depths[size] = depth;
        for (int event = 0; event < events.length; event++) {
            counts[size * events.length + event] = of.get(event);
        }
        size++;
        if (size == MOST_STACKS || used > MOST_FRAMES) {
            handOver();
        }
    }

    /** Hands over what was added. */
    void handOver() {
        table.describeNew();
        int from = 0;
        for (int i = 0; i < size; i++) {
            if (depths[i] != SAME) {
                describe(from, depths[i]);
                from += depths[i];
            }
            for (int event = 0; event < events.length; event++) {
                long count = counts[i * events.length + event];
                if (count > 0) {
                    numbering.visitor().sample(events[event], stack, thread, -1, count, count);
                }
            }
        }
        size = 0;
        used = 0;
    }

    /** Describes a stack, unless it has no frame but that of its thread. */
    private void describe(int from, int depth) {
        int first = depth > 0 && table.isThread(frames[from]) ? 1 : 0;
        thread = first == 0 ? -1 : numbering.thread(frames[from], table.threadName(frames[from]));
        stack = -1;
        if (depth == first) {
            return;
        }
        if (depth > path.length) {
            path = new int[2 * depth];
            lines = new int[2 * depth];
        }
        for (int i = first; i < depth; i++) {
            path[i - first] = table.frame(frames[from + i]);
            lines[i - first] = table.line(frames[from + i]);
        }
        stack = numbering.stack();
        numbering.visitor().stack(stack, path, lines, depth - first, false);
    }
}
