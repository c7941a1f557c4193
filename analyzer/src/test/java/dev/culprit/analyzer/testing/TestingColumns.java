package dev.culprit.analyzer.testing;

import dev.culprit.profile.CallTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of a call tree that grow row by row. */
final class TestingColumns {

    private final List<int[]> keys = new ArrayList<>();
    private final List<long[]> amounts = new ArrayList<>();

    int add(int parent, int method, TestingCall call) {
        keys.add(new int[] {parent, method, call.line});
        amounts.add(new long[] {
            call.times, call.total(), call.self, call.bytes, call.cpu, call.untimed, call.sampled, call.sampledSelf
        });
        return keys.size() - 1;
    }

    CallTree toTree(String group) {
        boolean thinned = Arrays.stream(longs(5)).sum() > 0;
        return new CallTree(
                group,
                1,
                ints(0),
                ints(1),
                ints(2),
                longs(0),
                longs(1),
                longs(2),
                thinned ? new CallTree.Thinned(longs(5), longs(6), longs(7)) : null,
                metered(3),
                metered(4));
    }

    private long @Nullable [] metered(int column) {
        long[] values = longs(column);
        return Arrays.stream(values).allMatch(value -> value < 0)
                ? null
                : Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
    }

    private int[] ints(int column) {
        return keys.stream().mapToInt(row -> row[column]).toArray();
    }

    private long[] longs(int column) {
        return amounts.stream().mapToLong(row -> row[column]).toArray();
    }
}
