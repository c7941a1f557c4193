package dev.culprit.agent.runtime;

/** What test methods call in the place of {@link Probe}: the same, and it marks the body of the test that runs on the thread. */
public final class TestProbe {

    private TestProbe() {}

    /** Like {@link Probe#enter}. */
    public static CallTreeNode enter(int methodId) {
        boolean body = TestContexts.beginBody();
        CallTreeNode node = MeteredProbe.isOn() ? MeteredProbe.enter(methodId) : Probe.enter(methodId);
        if (body) {
            TestContexts.bodyIs(node);
        }
        return node;
    }

    /** Like {@link Probe#exit}. */
    public static void exit(CallTreeNode node) {
        if (MeteredProbe.isOn()) {
            MeteredProbe.exit(node);
        } else {
            Probe.exit(node);
        }
        TestContexts.endBody(node);
    }
}
