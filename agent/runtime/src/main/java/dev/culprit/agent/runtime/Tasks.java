package dev.culprit.agent.runtime;

import java.util.function.IntUnaryOperator;

/** What is known of tasks that are handed from one thread to another. Thread safe. */
final class Tasks {

    final TaskIds ids;
    final HandedOver waiting;

    Tasks(IntUnaryOperator ids, long maxWaiting) {
        this.ids = new TaskIds(ids);
        this.waiting = new HandedOver(maxWaiting);
    }
}
