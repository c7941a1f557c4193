package dev.culprit.agent.runtime;

/**
 * Where tasks were handed to another thread: by which function, from which of its lines, in which phase of which test. Immutable;
 * a thread uses the one that it made last again as long as it is the same.
 */
final class HandOver {

    /** Method id of the frame that stands for the function. */
    final int taskId;

    /** Line of the call in the function; 0 when unknown. */
    final int line;

    /** Null outside tests. */
    final TestContext test;

    /** Of the test, when the task was handed over. */
    final int phase;

    HandOver(int taskId, int line, TestContext test, int phase) {
        this.taskId = taskId;
        this.line = line;
        this.test = test;
        this.phase = phase;
    }

    boolean is(int otherTaskId, int otherLine, TestContext otherTest, int otherPhase) {
        return taskId == otherTaskId && line == otherLine && test == otherTest && phase == otherPhase;
    }

    boolean isLike(HandOver other) {
        return other == this || other.is(taskId, line, test, phase);
    }
}
