package dev.culprit.agent.tests;

import dev.culprit.agent.runtime.TestContext;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.profile.MethodKind;

/** Deals out the frames for tests. As long as there is room each has its own, then they share. Thread safe. */
final class TestFrames {

    private static final String PHASE = "[phase]";
    private static final String CLASS = "[class]";
    private static final String MORE_TESTS = "[more tests]";
    private static final String MORE_CLASSES = "[more classes]";

    private final MethodTable table;
    private final int[] testPhases;
    private final int[] classPhases;
    private volatile boolean shared;

    TestFrames(MethodTable table) {
        this.table = table;
        int setup = phase("setup");
        testPhases = new int[] {setup, phase("body"), phase("teardown")};
        int classTeardown = phase("classTeardown");
        classPhases = new int[] {phase("classSetup"), classTeardown, classTeardown};
    }

    private int phase(String name) {
        return table.registerFrame(MethodKind.PHASE, PHASE, name, "");
    }

    /** Whether the next test gets its own. */
    boolean hasRoom() {
        if (!TestContexts.hasRoomForOwnTree()) {
            shared = true;
        }
        return !shared;
    }

    /** Whether tests have had to share. */
    boolean areShared() {
        return shared;
    }

    TestContext ofTest(TestId test, String id, boolean own, boolean bodyIsMarked) {
        int frame = own
                ? table.registerFrame(MethodKind.TEST, test.className(), test.methodName(), id)
                : table.registerFrame(MethodKind.TEST, MORE_TESTS, MORE_TESTS, MORE_TESTS);
        return TestContext.ofTest(frame, testPhases, bodyIsMarked);
    }

    TestContext ofClass(String className, boolean setup) {
        int frame = hasRoom()
                ? table.registerFrame(MethodKind.TEST, className, CLASS, className)
                : table.registerFrame(MethodKind.TEST, MORE_CLASSES, CLASS, MORE_CLASSES);
        return TestContext.ofClass(frame, classPhases, setup);
    }
}
