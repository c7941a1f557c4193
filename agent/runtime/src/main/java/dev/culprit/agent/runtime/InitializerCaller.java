package dev.culprit.agent.runtime;

import java.util.Iterator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Finds the line at which a static initialiser was set off: the frame below its own, if that is the open call's method. */
final class InitializerCaller implements Function<Stream<StackWalker.StackFrame>, StackWalker.StackFrame> {

    private static final InitializerCaller FRAME = new InitializerCaller();

    private InitializerCaller() {}

    /** The innermost open call of this thread, null without one. */
    static CallTreeNode openNode() {
        try {
            ThreadState state = Probe.STATES.get();
            return state == null || state.cursor == 0 ? null : state.nodes[state.cursor];
        } catch (Throwable thrown) {
            Faults.withoutLine(thrown, null);
            return null;
        }
    }

    /** Stores it as the open call's line. */
    static void storeLine() {
        ThreadState state = null;
        try {
            state = Probe.STATES.get();
            if (state != null && state.cursor != 0) {
                StackWalker.StackFrame caller = StackWalker.getInstance().walk(FRAME);
                CallTreeNode open = state.nodes[state.cursor];
                if (caller != null && caller.getLineNumber() > 0 && isOf(open, caller, state.recording.methodNames)) {
                    open.line = caller.getLineNumber();
                }
            }
        } catch (Throwable thrown) {
            Faults.withoutLine(thrown, state);
        }
    }

    /** In between there may be methods without a probe; the open call's line is then that of the call of these. */
    private static boolean isOf(CallTreeNode open, StackWalker.StackFrame frame, IntFunction<String> names) {
        if (names == null) {
            return true;
        }
        String name = names.apply(open.methodId());
        return name == null || name.equals(frame.getClassName() + "." + frame.getMethodName());
    }

    @Override
    public StackWalker.StackFrame apply(Stream<StackWalker.StackFrame> frames) {
        Iterator<StackWalker.StackFrame> frame = frames.iterator();
        while (frame.hasNext()) {
            if ("<clinit>".equals(frame.next().getMethodName())) {
                return frame.hasNext() ? frame.next() : null;
            }
        }
        return null;
    }
}
