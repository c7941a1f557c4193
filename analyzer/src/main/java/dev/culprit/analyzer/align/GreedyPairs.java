package dev.culprit.analyzer.align;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Pairs the members of two lists, best first. */
final class GreedyPairs {

    /** Above this many possible pairs only the order decides: quadratic work on generated code of thousands of lambdas. */
    private static final long MAX_PAIRS = 1_000_000;

    private GreedyPairs() {}

    /** How well two members fit; 0 or less means not at all. */
    @FunctionalInterface
    interface Score {
        double of(int left, int right);
    }

    /** A pair of indexes. */
    record Pair(int left, int right, double score) {

        int distance() {
            return Math.abs(left - right);
        }
    }

    /** The pairs; of equally good ones those that are closest in order come first. */
    static List<Pair> best(int lefts, int rights, Score score) {
        return (long) lefts * rights > MAX_PAIRS ? inOrder(lefts, rights, score) : pick(all(lefts, rights, score));
    }

    /** Of these, those that are compatible, best first. */
    static List<Pair> pick(List<Pair> possible) {
        List<Pair> sorted = new ArrayList<>(possible);
        sorted.sort(Comparator.comparingDouble(Pair::score)
                .reversed()
                .thenComparingInt(Pair::distance)
                .thenComparingInt(Pair::left)
                .thenComparingInt(Pair::right));
        List<Pair> picked = new ArrayList<>();
        BitSet lefts = new BitSet();
        BitSet rights = new BitSet();
        for (Pair pair : sorted) {
            if (!lefts.get(pair.left) && !rights.get(pair.right)) {
                lefts.set(pair.left);
                rights.set(pair.right);
                picked.add(pair);
            }
        }
        return picked;
    }

    private static List<Pair> all(int lefts, int rights, Score score) {
        List<Pair> pairs = new ArrayList<>();
        for (int left = 0; left < lefts; left++) {
            for (int right = 0; right < rights; right++) {
                double value = score.of(left, right);
                if (value > 0) {
                    pairs.add(new Pair(left, right, value));
                }
            }
        }
        return pairs;
    }

    private static List<Pair> inOrder(int lefts, int rights, Score score) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(lefts, rights); i++) {
            double value = score.of(i, i);
            if (value > 0) {
                pairs.add(new Pair(i, i, value));
            }
        }
        return pairs;
    }
}
