package dev.culprit.agent.timeline;

import dev.culprit.agent.runtime.WaitNamer;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;

/**
 * Says by a thread's stack what it waits for: what the open function has called, which is a method of a library, a {@code synchronized}
 * method, or, in a {@code synchronized} block, nothing. Asked once per place, and each time for a monitor. Thread safe.
 */
public final class SeenWaitNamer extends WaitNamer {

    /** A stack has no descriptors; this also tells such a wait from those with a probe around them. */
    private static final String DESCRIPTOR = "";

    private static final String AGENT = "dev.culprit.agent.";

    /** Called by the JVM where the function first uses a class: a call that stands in the function has a probe around it. */
    private static final String CLASS_LOADER = "java.lang.ClassLoader";

    private final MethodTable table;

    public SeenWaitNamer(MethodTable table) {
        this.table = table;
    }

    @Override
    public int name(Thread thread, int callerId, boolean blocked) {
        MethodInfo caller = table.info(callerId, false);
        if (!caller.kind().isFunction()) {
            // Not on the stack; and taking one for each look would cost something.
            return 0;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        for (int i = 0; i < stack.length; i++) {
            if (stack[i].getMethodName().equals(caller.name())
                    && stack[i].getClassName().equals(caller.className())) {
                return i == 0 ? nameOfBlock(blocked) : nameOfCall(stack, i, blocked);
            }
            if (stack[i].getClassName().startsWith(AGENT)) {
                // A probe waits: that is none of the program's waits.
                return 0;
            }
        }
        // It has gone on.
        return 0;
    }

    /** The function itself is innermost. */
    private int nameOfBlock(boolean blocked) {
        return blocked ? table.registerFrame(MethodKind.LOCK, "java.lang.Object", "synchronized", DESCRIPTOR) : 0;
    }

    private int nameOfCall(StackTraceElement[] stack, int caller, boolean blocked) {
        StackTraceElement callee = stack[caller - 1];
        if (callee.getMethodName().equals("exit") && callee.getClassName().startsWith("java.lang.")) {
            // The profile is being written meanwhile.
            return 0;
        }
        if (blocked
                && callee.getMethodName().equals("loadClass")
                && callee.getClassName().equals(CLASS_LOADER)) {
            // Another thread loads a class of the same loader, and it may be our rewriting that takes it so long.
            return 0;
        }
        MethodKind kind = blocked ? MethodKind.LOCK : kind(stack, caller);
        return table.registerFrame(kind, callee.getClassName(), callee.getMethodName(), DESCRIPTOR);
    }

    /** By what the callee has called in the end. */
    private static MethodKind kind(StackTraceElement[] stack, int end) {
        if (stack[0].getClassName().equals("java.lang.Thread")
                && stack[0].getMethodName().startsWith("sleep")) {
            return MethodKind.SLEEP;
        }
        for (int i = 0; i < end; i++) {
            String type = stack[i].getClassName();
            if (type.startsWith("java.util.concurrent.locks.Reentrant") || type.endsWith("locks.StampedLock")) {
                return MethodKind.LOCK;
            }
            if (type.startsWith("java.lang.Process")) {
                return MethodKind.PROCESS;
            }
            if (type.startsWith("jdk.internal.net.http.")) {
                return MethodKind.HTTP;
            }
        }
        return MethodKind.PARK;
    }
}
