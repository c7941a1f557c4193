package dev.culprit.agent.transform;

import dev.culprit.agent.runtime.Recorder;

/**
 * The one recording of this JVM's tests, and the table of all that they instrument: the runtime can be started only once, and its
 * method ids are the table's.
 */
public final class TestingRewriter {

    public static final MethodTable TABLE = new MethodTable();

    static {
        Recorder.start(1_000_000, 512, 64L << 20);
        Recorder.nameMethodsBy(new MethodNames(TABLE));
    }

    private TestingRewriter() {}

    static RewrittenClass rewrite(byte[] classFile) {
        return new ClassRewriter(TABLE, true, MethodTimings.EVERY).rewrite(classFile);
    }

    static RewrittenClass rewriteEvenTrivial(byte[] classFile) {
        return new ClassRewriter(TABLE, false, MethodTimings.EVERY).rewrite(classFile);
    }
}
