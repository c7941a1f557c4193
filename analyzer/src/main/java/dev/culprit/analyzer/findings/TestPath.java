package dev.culprit.analyzer.findings;

import dev.culprit.profile.MethodKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a node is among tests and phases. */
final class TestPath {

    private TestPath() {}

    /** Whether a test waits for it: it is no work that was handed to another thread, which may go on beside the test. */
    static boolean isAwaited(CallNode node) {
        return node.kind() != MethodKind.TASK && node.above(MethodKind.TASK) == null;
    }

    /** The phase that it is in; null outside of tests. */
    static @Nullable CallNode phase(CallNode node) {
        return node.kind() == MethodKind.PHASE ? node : node.above(MethodKind.PHASE);
    }

    static @Nullable CallNode test(CallNode node) {
        return node.kind() == MethodKind.TEST ? node : node.above(MethodKind.TEST);
    }

    /** Whether it is in the phase after a test, or after all tests of a class. */
    static boolean isTeardown(CallNode node) {
        CallNode phase = phase(node);
        return phase != null && phase.frame().method().toLowerCase(Locale.ROOT).endsWith("teardown");
    }

    static boolean isSetup(CallNode phase) {
        return phase.frame().method().equals("setup");
    }

    static boolean isClassSetup(CallNode phase) {
        return phase.frame().method().equals("classSetup");
    }

    /** Whether the node stands for a class of tests as a whole. */
    static boolean isClass(CallNode test) {
        return test.frame().method().equals("[class]");
    }

    /** Whether the test itself runs there: a thread that only runs tasks of it has phases that hold nothing but tasks. */
    static boolean isOwn(CallNode test) {
        return test.children().stream()
                .anyMatch(phase -> phase.selfNanos() > 0
                        || phase.children().stream().anyMatch(child -> child.kind() != MethodKind.TASK));
    }

    /** The id of the test that it is in; null outside of tests and in what is done for a class. */
    static @Nullable String testId(CallNode node) {
        CallNode test = test(node);
        return test == null || isClass(test) ? null : test.frame().descriptor();
    }
}
