package dev.culprit.agent.runtime;

import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds open calls of constructors that an exception of {@code super(...)} has ended. No handler can catch it there, and when the
 * caller has no probes (reflection, a pool whose task is a constructor reference), nobody notices: what the thread does next
 * would seem to be called by the constructor. So before a constructor gets a new path below it, the stack is asked
 * whether the constructor is still there. Once per path, hence off the fast path.
 */
final class LeftConstructors implements Function<Stream<StackWalker.StackFrame>, Boolean> {

    private static final String SUFFIX = ConstructorNames.SUFFIX;

    private final String name;
    private int wanted;

    private LeftConstructors(String name, int wanted) {
        this.name = name;
        this.wanted = wanted;
    }

    /**
     * Closes those that the thread has left and that nothing but such separates from its innermost call; true if there were any.
     *
     * @param entered the method that is being entered: its frame is on the stack already
     */
    static boolean close(ThreadState state, int entered) {
        ConstructorNames names = state.recording.constructorNames;
        boolean closed = false;
        while (names != null && state.cursor != 0) {
            CallTreeNode open = state.nodes[state.cursor];
            // A frame may bear the name of a constructor that hands tasks over.
            String name = open.frame ? null : names.of(open.methodId());
            if (name == null || isOnStack(open, entered, name, names)) {
                return closed;
            }
            state.abandon(open);
            closed = true;
        }
        return closed;
    }

    /** Constructors of that name, which a stack does not tell apart, may be open several times; then as many frames are needed. */
    private static boolean isOnStack(CallTreeNode open, int entered, String name, ConstructorNames names) {
        int activations = name.equals(names.of(entered)) ? 1 : 0;
        for (CallTreeNode node = open; node.parent != null; node = node.parent) {
            activations += !node.frame && name.equals(names.of(node.methodId())) ? 1 : 0;
        }
        return StackWalker.getInstance().walk(new LeftConstructors(name, activations));
    }

    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
        Iterator<StackWalker.StackFrame> all = frames.iterator();
        while (all.hasNext() && wanted > 0) {
            StackWalker.StackFrame frame = all.next();
            if ("<init>".equals(frame.getMethodName()) && isOfName(frame.getClassName())) {
                wanted--;
            }
        }
        return wanted == 0;
    }

    private boolean isOfName(String className) {
        return name.length() == className.length() + SUFFIX.length() && name.startsWith(className);
    }
}
