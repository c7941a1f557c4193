package dev.culprit.agent.runtime;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The method ids of the frames that stand for functions which hand tasks over. Thread safe; a known one is one load. */
final class TaskIds {

    private final IntUnaryOperator source;

    /** By method id of the function, 0 where nobody asked yet; grown by replacement. */
    private volatile int[] known = new int[64];

    /**
     * @param source gives the id of the frame for the method id of a function, the same to all who ask at once; must not itself be
     *     instrumented
     */
    TaskIds(IntUnaryOperator source) {
        this.source = source;
    }

    int of(int functionId) {
        int[] ids = known;
        int id = functionId < ids.length ? ids[functionId] : 0;
        return id != 0 ? id : learn(functionId);
    }

    /** The source has a lock of its own, for which nobody waits under ours. */
    private int learn(int functionId) {
        int id = source.applyAsInt(functionId);
        keep(functionId, id);
        return id;
    }

    private synchronized void keep(int functionId, int id) {
        int[] ids = known;
        if (functionId < ids.length && ids[functionId] == id) {
            return;
        }
        ids = Arrays.copyOf(ids, Math.max(ids.length, functionId + functionId / 2 + 1));
        ids[functionId] = id;
        known = ids;
    }
}
