package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.samples.SampleVisitor;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what differs in nothing but time, and hands over the sums at the end of the chunk: a stack has several samples, and each would be
 * looked for in a tree of millions of nodes, most of which are not in the processor's cache. They are handed over in the order of their stacks in
 * the chunk, which are read so from beginning to end. Not thread safe.
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

    // Sums, counted from 1: most stacks have one, which their index leads to. It leads to the next one.
    private final int[] firstOfStack;
    private final LongIntMap others = new LongIntMap();
    private int[] next = new int[1 << 10];
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
        counts[sum] = Math.addExact(counts[sum], samples);
        weights[sum] = Math.addExact(weights[sum], weight);
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
            return firstOfStack[stack + 1] = append(situation);
        }
        if (situationOf[first] == situation) {
            return first;
        }
        long key = LongIntMap.key(stack, situation);
        int known = others.get(key);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        int sum = append(situation);
        others.put(key, sum);
        next[sum] = next[first];
        next[first] = sum;
        return sum;
    }

    private int append(int situation) {
        if (size == next.length) {
            next = Arrays.copyOf(next, 2 * size);
            situationOf = Arrays.copyOf(situationOf, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        situationOf[size] = situation;
        return size++;
    }

    @Override
    public void finish() throws IOException {
        for (int stack = -1; stack < firstOfStack.length - 1; stack++) {
            for (int sum = firstOfStack[stack + 1]; sum != NONE; sum = next[sum]) {
                int situation = situationOf[sum];
                int number = stacks == null || stack < 0 ? -1 : stacks.number(stack, objects[situation]);
                visitor.sample(events[situation], number, threads[situation], -1, counts[sum], weights[sum]);
            }
        }
        if (firstNanos <= lastNanos) {
            visitor.span(firstNanos, lastNanos);
        }
    }
}
