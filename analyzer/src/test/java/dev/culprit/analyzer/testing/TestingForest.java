package dev.culprit.analyzer.testing;

import dev.culprit.profile.MethodKind;
import java.util.Random;

/** Call trees by chance, and variants of them: for properties that hold for any two sides. */
public final class TestingForest {

    private static final int FUNCTIONS = 12;
    private static final int DEPTH = 5;

    private final Random random;

    public TestingForest(long seed) {
        this.random = new Random(seed);
    }

    /** A tree of up to a few hundred nodes in which functions recur, also on one path, and have times of zero. */
    public TestingCall tree() {
        return node("a.Main.main", 0, 0);
    }

    private TestingCall node(String function, int line, int depth) {
        TestingCall call = new TestingCall(function, line)
                .times(1 + random.nextInt(20))
                .self(random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000));
        int callees = depth == DEPTH ? 0 : random.nextInt(4);
        for (int i = 0; i < callees; i++) {
            call.calls(
                    random.nextInt(8) == 0
                            ? waiting(1 + random.nextInt(9))
                            : node("a.F" + random.nextInt(FUNCTIONS) + ".run", 1 + random.nextInt(9), depth + 1));
        }
        return call;
    }

    private TestingCall waiting(int line) {
        return new TestingCall(MethodKind.SLEEP, "java.lang.Thread.sleep", line)
                .times(1 + random.nextInt(3))
                .self(random.nextInt(1_000_000));
    }

    /** A copy in which some nodes have other times, calls and code, some are gone, and some are new. */
    public TestingCall variant(TestingCall call) {
        TestingCall copy = copy(call);
        for (TestingCall callee : call.callees) {
            if (random.nextInt(8) > 0) {
                copy.calls(variant(callee));
            }
        }
        if (random.nextInt(10) == 0) {
            copy.calls(node("a.New" + random.nextInt(3) + ".run", 5, DEPTH - 1));
        }
        return copy;
    }

    private TestingCall copy(TestingCall call) {
        TestingCall copy = new TestingCall(call.kind, call.function, call.line)
                .times(call.times)
                .self(call.self);
        switch (random.nextInt(6)) {
            case 0 -> copy.self(random.nextInt(2_000_000)).body("changed");
            case 1 -> copy.times(1 + random.nextInt(40));
            case 2 -> copy.self(0);
            default -> {}
        }
        return copy;
    }
}
