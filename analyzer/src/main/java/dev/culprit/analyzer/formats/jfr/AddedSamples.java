package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.samples.SampleVisitor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what differs in nothing but time, and hands over the sums at the end of the chunk: a stack has several samples, and each would be
 * looked for in a tree of millions of nodes, most of which are not in the processor's cache. Not thread safe.
 */
final class AddedSamples implements ChunkSamples {

    private static final int NONE = 0;

    private final SampleVisitor visitor;
    private final @Nullable ChunkStacks stacks;

    // Situations are what samples of one stack differ in: the event, the thread and the class of the object.
    private final LongIntMap eventThreads = new LongIntMap();
    private final LongIntMap situations = new LongIntMap();
    private int[] events = new int[16];
    private int[] threads = new int[16];
    private int[] objects = new int[16];
    private int last = -1;

    // Sums, counted from 1: most stacks have one, which their index leads to.
    private final int[] firstOfStack;
    private final LongIntMap others = new LongIntMap();
    private int[] stackOf = new int[1 << 10];
    private int[] situationOf = new int[1 << 10];
    private long[] counts = new long[1 << 10];
    private long[] weights = new long[1 << 10];
    private int size = 1;

    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /** @param size number of stacks */
    AddedSamples(SampleVisitor visitor, @Nullable ChunkStacks stacks, int size) {
        this.visitor = visitor;
        this.stacks = stacks;
        this.firstOfStack = new int[size + 1];
    }

    @Override
    public void add(int event, int stack, int object, int thread, long epochNanos, long samples, long weight) {
        int sum = sum(stack, situation(event, thread, object));
        counts[sum] += samples;
        weights[sum] += weight;
        firstNanos = Math.min(firstNanos, epochNanos);
        lastNanos = Math.max(lastNanos, epochNanos);
    }

    private int situation(int event, int thread, int object) {
        if (last >= 0 && events[last] == event && threads[last] == thread && objects[last] == object) {
            return last;
        }
        int pair = number(eventThreads, LongIntMap.key(event, thread));
        int before = situations.size();
        int situation = number(situations, LongIntMap.key(pair, object));
        if (situation == before) {
            if (situation == events.length) {
                events = Arrays.copyOf(events, 2 * situation);
                threads = Arrays.copyOf(threads, 2 * situation);
                objects = Arrays.copyOf(objects, 2 * situation);
            }
            events[situation] = event;
            threads[situation] = thread;
            objects[situation] = object;
        }
        last = situation;
        return situation;
    }

    private static int number(LongIntMap numbers, long key) {
        int number = numbers.get(key);
        if (number == LongIntMap.MISSING) {
            number = numbers.size();
            numbers.put(key, number);
        }
        return number;
    }

    private int sum(int stack, int situation) {
        int first = firstOfStack[stack + 1];
        if (first == NONE) {
            firstOfStack[stack + 1] = append(stack, situation);
            return size - 1;
        }
        if (situationOf[first] == situation) {
            return first;
        }
        long key = LongIntMap.key(stack, situation);
        int known = others.get(key);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        others.put(key, append(stack, situation));
        return size - 1;
    }

    private int append(int stack, int situation) {
        if (size == stackOf.length) {
            stackOf = Arrays.copyOf(stackOf, 2 * size);
            situationOf = Arrays.copyOf(situationOf, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        stackOf[size] = stack;
        situationOf[size] = situation;
        return size++;
    }

    @Override
    public void finish() {
        for (int sum = 1; sum < size; sum++) {
            int situation = situationOf[sum];
            int stack = stackOf[sum];
            int number = stacks == null || stack < 0 ? -1 : stacks.number(stack, objects[situation]);
            visitor.sample(events[situation], number, threads[situation], -1, counts[sum], weights[sum]);
        }
        if (firstNanos <= lastNanos) {
            visitor.span(firstNanos, lastNanos);
        }
    }
}
