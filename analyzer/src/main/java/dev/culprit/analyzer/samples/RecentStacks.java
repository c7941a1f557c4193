package dev.culprit.analyzer.samples;

/**
 * Where stacks ended that were seen before: a recording repeats them in each of its chunks. A guess that the caller checks from the innermost frame
 * outwards, along nodes that mostly lie side by side: 4 ns a frame, where walking down the tree takes 25. A slot holds the last stack of its hash.
 * Not thread safe.
 */
final class RecentStacks {

    private static final int MOST = 1 << 22;

    private int[] nodes = new int[1 << 14];
    private int added;

    int slot(long hash) {
        // Once many are overwritten, a larger table pays, though it begins empty.
        if (added > nodes.length && nodes.length < MOST) {
            nodes = new int[4 * nodes.length];
            added = 0;
        }
        return (int) (hash >>> 32) & nodes.length - 1;
    }

    /** The node that was put there last; 0 for none. */
    int node(int slot) {
        return nodes[slot];
    }

    void put(int slot, int node) {
        nodes[slot] = node;
        added++;
    }
}
