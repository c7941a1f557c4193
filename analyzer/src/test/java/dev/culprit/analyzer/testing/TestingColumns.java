package dev.culprit.analyzer.testing;

import dev.culprit.profile.CallTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of a call tree that grow row by row. */
final class TestingColumns {

    private final List<int[]> keys = new ArrayList<>();
    private final List<long[]> amounts = new ArrayList<>();

    int add(int parent, int method, TestingCall call) {
        keys.add(new int[] {parent, method, call.line});
        amounts.add(new long[] {call.times, call.total(), call.self, call.untimed, call.sampled, call.sampledSelf});
        return keys.size() - 1;
    }

    CallTree toTree(String group) {
        boolean thinned = Arrays.stream(longs(3)).sum() > 0;
        return new CallTree(
                group,
                1,
                ints(0),
                ints(1),
                ints(2),
                longs(0),
                longs(1),
                longs(2),
                thinned ? new CallTree.Thinned(longs(3), longs(4), longs(5)) : null,
                null,
                null);
    }

    private int[] ints(int column) {
        return keys.stream().mapToInt(row -> row[column]).toArray();
    }

    private long[] longs(int column) {
        return amounts.stream().mapToLong(row -> row[column]).toArray();
    }
}
