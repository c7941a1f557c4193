package dev.culprit.agent.timeline;

import dev.culprit.agent.runtime.WaitNamer;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;

/**
 * Says by a thread's stack what it waits for: what the open function has called, which is a method of a library, a {@code synchronized}
 * method, or, in a {@code synchronized} block, nothing. Asked once per place. Thread safe.
 */
public final class SeenWaitNamer extends WaitNamer {

    /** A stack has no descriptors; this also tells such a wait from those with a probe around them. */
    private static final String DESCRIPTOR = "";

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
            boolean found = stack[i].getMethodName().equals(caller.name())
                    && stack[i].getClassName().equals(caller.className());
            if (found && i > 0) {
                StackTraceElement callee = stack[i - 1];
                if (callee.getMethodName().equals("exit")
                        && callee.getClassName().startsWith("java.lang.")) {
                    // The profile is being written meanwhile.
                    return 0;
                }
                MethodKind kind = blocked ? MethodKind.LOCK : kind(stack, i);
                return table.registerFrame(kind, callee.getClassName(), callee.getMethodName(), DESCRIPTOR);
            }
            if (found) {
                return blocked
                        ? table.registerFrame(MethodKind.LOCK, "java.lang.Object", "synchronized", DESCRIPTOR)
                        : 0;
            }
        }
        // It has gone on.
        return 0;
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
