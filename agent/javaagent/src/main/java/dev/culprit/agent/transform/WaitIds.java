package dev.culprit.agent.transform;

import dev.culprit.profile.InstrumentationPlan.Timing;
import org.jspecify.annotations.Nullable;

/** The method ids of the calls in one class that may block. Not thread safe. */
final class WaitIds {

    private final WaitTable waits;
    private final WaitTable streams;
    private final MethodTable table;
    private final MethodTimings timings;
    private final Supertypes caller;

    /** @param streams what may block on a stream that is of a file or a socket; empty where that is not looked at */
    WaitIds(WaitTable waits, WaitTable streams, MethodTable table, MethodTimings timings, Supertypes caller) {
        this.waits = waits;
        this.streams = streams;
        this.table = table;
        this.timings = timings;
        this.caller = caller;
    }

    /** The id for that call, dealt out if need be; 0 if it does not block. */
    int of(String owner, String name, String descriptor) {
        return of(waits.find(owner, name, descriptor, caller));
    }

    /** The same for a call that blocks only where the stream does. */
    int ofStream(String owner, String name, String descriptor) {
        return of(streams.find(owner, name, descriptor, caller));
    }

    private int of(WaitTable.@Nullable Blocking blocking) {
        if (blocking == null) {
            return 0;
        }
        String className = blocking.owner().replace('/', '.');
        int id = table.registerFrame(blocking.kind(), className, blocking.name(), blocking.descriptor());
        Timing timing = timings.of(className, blocking.name(), blocking.descriptor());
        if (timing != Timing.EVERY) {
            timings.registered(id, table.info(id, false));
        }
        return timing == Timing.OFF ? 0 : id;
    }
}
