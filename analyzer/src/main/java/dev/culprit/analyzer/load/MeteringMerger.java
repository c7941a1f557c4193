package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.Metering;
import dev.culprit.profile.CallTree;
import java.util.BitSet;

/** Grows the {@link Metering} of a side. Not thread safe. */
final class MeteringMerger {

    private static final BitSet NONE = new BitSet();

    private final MeterColumn allocatedBytes = new MeterColumn();
    private final MeterColumn cpuNanos = new MeterColumn();

    /**
     * Adds a tree.
     *
     * @param fork index of its fork
     * @param rows row of each of the tree's rows in the merged tree
     * @param size rows of the merged tree so far
     */
    void add(int fork, CallTree tree, int[] rows, int size) {
        allocatedBytes.add(fork, rows, tree.allocatedBytes(), NONE, size);
        cpuNanos.add(fork, rows, tree.cpuNanos(), untimed(tree), size);
    }

    /** Bytes are known of every call, CPU time of timed ones: what others used is in their callers' rows, and known of neither. */
    private static BitSet untimed(CallTree tree) {
        BitSet untimed = new BitSet();
        CallTree.Thinned thinned = tree.thinned();
        for (int row = 0; thinned != null && row < tree.size(); row++) {
            if (thinned.untimed()[row] > 0) {
                untimed.set(row);
                if (tree.parent()[row] >= 0) {
                    untimed.set(tree.parent()[row]);
                }
            }
        }
        return untimed;
    }

    /**
     * What was measured.
     *
     * @param forkOrder for every column of the result, the index of its fork
     * @param size rows of the merged tree
     */
    Metering toMetering(int[] forkOrder, int size) {
        return new Metering(allocatedBytes.toColumns(forkOrder, size), cpuNanos.toColumns(forkOrder, size));
    }
}
