package dev.culprit.agent.transform;

import dev.culprit.profile.InstrumentationPlan.Timing;

/** The method ids of the calls in one class that may block. Not thread safe. */
final class WaitIds {

    private final WaitTable waits;
    private final MethodTable table;
    private final MethodTimings timings;
    private final Supertypes caller;

    WaitIds(WaitTable waits, MethodTable table, MethodTimings timings, Supertypes caller) {
        this.waits = waits;
        this.table = table;
        this.timings = timings;
        this.caller = caller;
    }

    /** The id for that call, dealt out if need be; 0 if it does not block. */
    int of(String owner, String name, String descriptor) {
        WaitTable.Blocking blocking = waits.find(owner, name, descriptor, caller);
        if (blocking == null) {
            return 0;
        }
        String className = blocking.owner().replace('/', '.');
        int id = table.registerFrame(blocking.kind(), className, name, descriptor);
        Timing timing = timings.of(className, name, descriptor);
        if (timing != Timing.EVERY) {
            timings.registered(id, table.info(id, false));
        }
        return timing == Timing.OFF ? 0 : id;
    }
}
