package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which line stands for a wait. It is that of the wait, unless the function there does nothing else and is called from several places,
 * such as a {@code pause(millis)}: then it is the line that calls it, as nobody could change the other one for all of them.
 */
final class NamedLines {

    /** Share of a function's time that it waits, for the function to be nothing but the wait. */
    private static final double NOTHING_ELSE = 0.95;

    private static final int DEEPEST = 3;

    private final Map<String, Set<CallSite>> callers = new HashMap<>();

    NamedLines(Suite suite) {
        suite.fork().jvms().stream()
                .flatMap(jvm -> jvm.outermost().stream())
                .flatMap(CallNode::all)
                .filter(node -> node.kind().isFunction())
                .forEach(node -> callers.computeIfAbsent(function(node), key -> new HashSet<>())
                        .add(node.place()));
    }

    /** The wait, or the call that stands for it. */
    CallNode of(CallNode wait) {
        CallNode named = wait;
        for (int i = 0; i < DEEPEST; i++) {
            CallNode around = named.parent();
            if (around == null || around.callSite() == null || !isWrapper(around, wait)) {
                return named;
            }
            named = around;
        }
        return named;
    }

    private boolean isWrapper(CallNode around, CallNode wait) {
        return around.kind().isFunction()
                && around.count() == wait.count()
                && around.children().size() == 1
                && wait.totalNanos() >= NOTHING_ELSE * around.totalNanos()
                && callers.getOrDefault(function(around), Set.of()).size() > 1;
    }

    private static String function(CallNode node) {
        Frame frame = node.frame();
        return frame.className() + "." + frame.method() + frame.descriptor();
    }
}
