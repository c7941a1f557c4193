package dev.culprit.agent.transform;

import org.jspecify.annotations.Nullable;

/**
 * A call of the runtime in a method of the JDK that takes tasks in or runs them.
 *
 * @param method name of the method of the JDK
 * @param descriptor its descriptor, or how that begins
 * @param place where in it
 * @param probe method of the runtime's {@code TaskProbe}
 * @param probeDescriptor its descriptor
 * @param slots variables to pass, behind what {@code place} leaves on the stack
 * @param optional whether some JDKs do without that method
 */
record TaskHook(
        String method,
        String descriptor,
        Place place,
        String probe,
        String probeDescriptor,
        int[] slots,
        boolean optional) {

    static final String OWNER = "dev/culprit/agent/runtime/TaskProbe";
    static final String TAKES_ONE = "(Ljava/lang/Object;)V";
    static final String TAKES_TWO = "(Ljava/lang/Object;Ljava/lang/Object;)V";
    private static final String TAKES_FLAG = "(ZLjava/lang/Object;)V";

    /** Where in the method. */
    enum Place {
        /** First thing. */
        ENTRY,
        /** Before each return. */
        EXIT,
        /** Before each return, with what it returns. */
        RESULT,
        /** First thing, and {@code end} before each return. */
        BODY,
        /** Before {@code run} is called on what was loaded from a variable, with that; and {@code end} behind it, however it ends. */
        RUN,
        /** Before {@code Thread.start}, with the thread. */
        START
    }

    /** Passes variables at the entry. */
    static TaskHook entry(String method, String descriptor, String probe, int... slots) {
        return new TaskHook(
                method, descriptor, Place.ENTRY, probe, slots.length == 1 ? TAKES_ONE : TAKES_TWO, slots, false);
    }

    /** Passes variables before each return. */
    static TaskHook exit(String method, String descriptor, String probe, int... slots) {
        return new TaskHook(method, descriptor, Place.EXIT, probe, TAKES_TWO, slots, false);
    }

    /** Passes the result. */
    static TaskHook result(String method, String descriptor, String probe) {
        return new TaskHook(method, descriptor, Place.RESULT, probe, TAKES_ONE, new int[0], false);
    }

    /** Passes the boolean result and a variable. */
    static TaskHook flag(String method, String descriptor, String probe, int slot) {
        return new TaskHook(method, descriptor, Place.RESULT, probe, TAKES_FLAG, new int[] {slot}, false);
    }

    /** The whole method runs the task that is {@code this}. */
    static TaskHook body(String method, String descriptor, String probe) {
        return new TaskHook(method, descriptor, Place.BODY, probe, TAKES_ONE, new int[] {0}, false);
    }

    /** The method calls {@code run} of tasks. */
    static TaskHook run(String method, String descriptor) {
        return new TaskHook(method, descriptor, Place.RUN, "begin", TAKES_ONE, new int[0], false);
    }

    /** The method starts a thread; passes that and variables. */
    static TaskHook start(String method, String descriptor, int... slots) {
        return new TaskHook(
                method, descriptor, Place.START, "start", slots.length == 0 ? TAKES_ONE : TAKES_TWO, slots, false);
    }

    /** The same for a method that only some JDKs have. */
    TaskHook ifThere() {
        return new TaskHook(method, descriptor, place, probe, probeDescriptor, slots, true);
    }

    boolean isIn(String name, @Nullable String nameDescriptor) {
        return name.equals(method) && nameDescriptor != null && nameDescriptor.startsWith(descriptor);
    }
}
