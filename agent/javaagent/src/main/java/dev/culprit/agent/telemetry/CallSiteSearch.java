package dev.culprit.agent.telemetry;

import dev.culprit.agent.transform.TransformTally;
import dev.culprit.agent.transform.handlers.HandlerClasses;
import dev.culprit.agent.transform.handlers.RegistrationPoint;
import dev.culprit.profile.Telemetry;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the stack from a method that registers handlers to the call of it in the application. Not thread safe: made for one walk. No lambda: an
 * application may register handlers before it has used its first.
 */
final class CallSiteSearch implements Function<Stream<StackWalker.StackFrame>, CallSiteSearch> {

    private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};
    private static final int DEEPEST = 300;

    private final RegistrationPoint point;
    private final HandlerClasses handlers;
    private final TransformTally tally;
    private Telemetry.@Nullable Place found;
    private Telemetry.@Nullable Place outside;
    private boolean nested;
    private boolean first = true;
    private boolean byLibrary;

    private CallSiteSearch(RegistrationPoint point, HandlerClasses handlers, TransformTally tally) {
        this.point = point;
        this.handlers = handlers;
        this.tally = tally;
    }

    /** From the current thread's innermost call of that method. */
    static CallSiteSearch from(RegistrationPoint point, HandlerClasses handlers, TransformTally tally) {
        return StackWalker.getInstance().walk(new CallSiteSearch(point, handlers, tally));
    }

    /** The innermost frame of an application's class, or, without one, of a class outside of the library and the JDK; null without that. */
    Telemetry.@Nullable Place place() {
        return found == null ? outside : found;
    }

    /** Whether the application has called the method itself, and not the library on its behalf. */
    boolean isDirect() {
        return found != null && !byLibrary;
    }

    /** Whether another method that registers handlers has called it, before any of the application's that does not. */
    boolean isNested() {
        return nested;
    }

    /** Whether its caller is of its own library: what is handed on there was handed over elsewhere. */
    boolean isCalledByLibrary() {
        return byLibrary;
    }

    @Override
    public CallSiteSearch apply(Stream<StackWalker.StackFrame> stack) {
        Iterator<StackWalker.StackFrame> frames = stack.iterator();
        boolean entered = false;
        for (int depth = 0; depth < DEEPEST && found == null && frames.hasNext(); depth++) {
            StackWalker.StackFrame frame = frames.next();
            String className = frame.getClassName();
            if (!entered) {
                entered = className.equals(point.className())
                        && frame.getMethodName().equals(point.method().method());
            } else {
                visit(frame, className);
            }
        }
        return this;
    }

    private void visit(StackWalker.StackFrame frame, String className) {
        byLibrary |= first && !tally.isSelected(className) && isInside(className);
        first = false;
        if (handlers.registers(className, frame.getMethodName())) {
            nested = true;
        } else if (tally.isSelected(className)) {
            found = place(frame);
        } else if (outside == null && !isInside(className)) {
            outside = place(frame);
        }
    }

    private static Telemetry.Place place(StackWalker.StackFrame frame) {
        return new Telemetry.Place(
                frame.getClassName(), frame.getMethodName(), frame.getFileName(), Math.max(0, frame.getLineNumber()));
    }

    /** Of the JDK, or of the library: packages whose first two words are those of the owner. */
    private boolean isInside(String className) {
        for (String prefix : JDK) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        String owner = point.method().owner();
        int second = owner.indexOf('/', owner.indexOf('/') + 1);
        return second > 0 && className.replace('.', '/').startsWith(owner.substring(0, second + 1));
    }
}
