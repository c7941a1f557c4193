package dev.culprit.agent.recording;

import dev.culprit.agent.transform.MethodTable;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the functions of one profile, in the order in which they are met. Not thread safe. */
final class MethodIndex {

    private final MethodTable table;
    private final Map<Integer, Integer> rows = new HashMap<>();
    private final List<Integer> ids = new ArrayList<>();
    private final BitSet callers = new BitSet();

    MethodIndex(MethodTable table) {
        this.table = table;
    }

    /** The row of a method id; {@link CallTree#TRUNCATED} for 0. */
    int row(int methodId) {
        if (methodId == 0) {
            return CallTree.TRUNCATED;
        }
        Integer row = rows.get(methodId);
        if (row == null) {
            row = ids.size();
            rows.put(methodId, row);
            ids.add(methodId);
        }
        return row;
    }

    /** The function in {@code row} has children: its call sites belong in the profile. */
    void hasChildren(int row) {
        if (row >= 0) {
            callers.set(row);
        }
    }

    /** Rows by method id, complete once {@link #methods} was asked for. */
    Map<Integer, Integer> rows() {
        return rows;
    }

    /**
     * The functions by row, and after them those that were instrumented and never called: an analyzer can then tell a
     * function that is new from one that is merely called now.
     */
    List<MethodInfo> methods() {
        for (int methodId = 1; methodId <= table.size(); methodId++) {
            row(methodId);
        }
        List<MethodInfo> methods = new ArrayList<>(ids.size());
        for (int row = 0; row < ids.size(); row++) {
            methods.add(table.info(ids.get(row), callers.get(row)));
        }
        return methods;
    }
}
