package dev.culprit.benchmarks.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a pair of collapsed profiles, {@code STACKS BASELINE CANDIDATE}: stacks of 40 to 80 frames that branch off each other, of methods
 * that each call a few others, as programs do. Some five nodes of the tree are new with each stack. Counts of both sides are drawn from the
 * same truth, but one method in 200 has half as much again in the candidate, and one in 400 is on one side only.
 */
final class StacksMain {

    private static final int SHALLOWEST = 40;
    private static final int DEEPEST = 80;
    private static final int CALLEES = 6;
    private static final int KNOWN = 4096;
    private static final long SEED = 20_260_101;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final String[] names;
    private final int[][] callees;

    private StacksMain(int methods) {
        names = new String[methods];
        callees = new int[methods][CALLEES];
        for (int method = 0; method < methods; method++) {
            names[method] = "com/acme/p" + method % 97 + "/Class" + method / 7 + ".method" + method % 41;
            for (int i = 0; i < CALLEES; i++) {
                callees[method][i] = random.nextInt(methods);
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        int stacks = Integer.parseInt(arguments[0]);
        new StacksMain(Math.max(500, (int) (20 * Math.sqrt(stacks))))
                .write(stacks, Path.of(arguments[1]), Path.of(arguments[2]));
    }

    private void write(int stacks, Path baseline, Path candidate) throws IOException {
        List<int[]> known = new ArrayList<>(List.of(new int[] {0}));
        try (BufferedWriter before = Files.newBufferedWriter(baseline);
                BufferedWriter after = Files.newBufferedWriter(candidate)) {
            for (int i = 0; i < stacks; i++) {
                int[] stack = branch(known.get(random.nextInt(known.size())));
                if (known.size() < KNOWN) {
                    known.add(stack);
                } else {
                    known.set(random.nextInt(KNOWN), stack);
                }
                int leaf = stack[stack.length - 1];
                double weight = 1 + 3 * random.nextDouble();
                write(before, stack, leaf % 400 == 1 ? 0 : drawn(weight));
                write(after, stack, leaf % 400 == 2 ? 0 : drawn(leaf % 200 == 3 ? 1.5 * weight : weight));
            }
        }
    }

    /** A stack that shares all but the last frames with another one. */
    private int[] branch(int[] from) {
        int depth = SHALLOWEST + random.nextInt(DEEPEST - SHALLOWEST);
        int shared = Math.max(1, Math.min(from.length, depth) - 1 - (int) (-3.2 * Math.log(1 - random.nextDouble())));
        int length = from.length < SHALLOWEST ? depth : shared + 1 + random.nextInt(5);
        int[] stack = new int[Math.min(DEEPEST, Math.max(length, shared + 1))];
        System.arraycopy(from, 0, stack, 0, shared);
        for (int at = shared; at < stack.length; at++) {
            stack[at] = callees[stack[at - 1]][(int) (CALLEES * random.nextDouble() * random.nextDouble())];
        }
        return stack;
    }

    /** Poisson, by Knuth's products. */
    private int drawn(double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private void write(BufferedWriter out, int[] stack, int count) throws IOException {
        if (count == 0) {
            return;
        }
        for (int at = 0; at < stack.length; at++) {
            out.write(at == 0 ? "" : ";");
            out.write(names[stack[at]]);
        }
        out.write(" " + count + "\n");
    }
}
