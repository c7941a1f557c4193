package dev.culprit.agent.telemetry;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TestContext;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.profile.Telemetry;
import org.jspecify.annotations.Nullable;

/**
 * Where something happened.
 *
 * @param at the call in the application, null if there is none
 * @param thread name of the thread
 * @param test id of the test, null outside of tests
 * @param phase its phase, null outside of tests
 * @param callbackId method id of the innermost callback that is open on the thread, 0 for none
 */
record Where(
        Telemetry.@Nullable Place at,
        String thread,
        @Nullable String test,
        @Nullable String phase,
        int callbackId) {

    /** On the current thread. */
    static Where here(Telemetry.@Nullable Place at, MethodTable table) {
        TestContext test = TestContexts.current();
        return new Where(
                at,
                Thread.currentThread().getName(),
                test == null ? null : table.info(test.frameId(), false).descriptor(),
                test == null ? null : table.info(test.phaseFrameId(), false).name(),
                openCallback(table));
    }

    private static int openCallback(MethodTable table) {
        for (int id : Recorder.openMethods()) {
            if (table.isTelemetry(id)) {
                return id;
            }
        }
        return 0;
    }
}
