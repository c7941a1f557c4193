package dev.culprit.agent.transform;

import java.util.function.IntUnaryOperator;

/** Method ids of the frames that stand for functions which hand tasks over, for the runtime. Thread safe. */
public final class TaskFrames implements IntUnaryOperator {

    private final MethodTable table;

    public TaskFrames(MethodTable table) {
        this.table = table;
    }

    @Override
    public int applyAsInt(int functionId) {
        return table.registerTask(functionId);
    }
}
