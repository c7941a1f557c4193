package dev.culprit.agent.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.transform.MethodTable;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import org.junit.jupiter.api.Test;

/** Stacks are written innermost first. {@code SeenWaitsIT} has threads that really wait. */
final class SeenWaitNamerTest {

    private static final String CALLER = "app.Main.serve";
    private static final int NOBODY = 0;

    private final MethodTable table = new MethodTable();
    private final SeenWaitNamer namer = new SeenWaitNamer(table);
    private final int caller = table.registerFrame(MethodKind.TELEMETRY, "app.Main", "serve", "()V");

    @Test
    void aWaitIsNamedByWhatTheFunctionHasCalled() {
        assertThat(named(true, "app.Main.guarded", CALLER)).isEqualTo("LOCK app.Main.guarded");
        assertThat(named(true, CALLER, "java.lang.Thread.run")).isEqualTo("LOCK java.lang.Object.synchronized");
        assertThat(named(false, "java.lang.Thread.sleep", "lib.Library.rest", CALLER))
                .isEqualTo("SLEEP lib.Library.rest");
        assertThat(named(false, "jdk.internal.misc.Unsafe.park", "lib.Queue.take", CALLER))
                .isEqualTo("PARK lib.Queue.take");
    }

    @Test
    void aThreadThatHasGoneOnWaitsForNothing() {
        assertThat(name(true, "app.Main.other", "java.lang.Thread.run")).isEqualTo(NOBODY);
        assertThat(name(true)).isEqualTo(NOBODY);
        assertThat(name(false, CALLER)).isEqualTo(NOBODY);
    }

    /** Many short threads at once met at a lock of the agent, and that was reported as a lock of the method they were about to enter. */
    @Test
    void whatAProbeWaitsForIsNoWaitOfTheProgram() {
        String probe = "dev.culprit.agent.runtime.Probe.enter";

        assertThat(name(true, "dev.culprit.agent.transform.MethodTable.info", probe, "app.Main.task", CALLER))
                .isEqualTo(NOBODY);
        assertThat(name(true, "java.util.concurrent.ConcurrentHashMap.replaceNode", probe, "app.Main.task", CALLER))
                .isEqualTo(NOBODY);
        assertThat(name(false, "jdk.internal.misc.Unsafe.park", probe, CALLER)).isEqualTo(NOBODY);
        assertThat(named(true, "app.Main.guarded", CALLER, probe)).isEqualTo("LOCK app.Main.guarded");
    }

    /** One thread loads a class, which we rewrite meanwhile; the other has come to its first use. */
    @Test
    void theLockOfAClassThatIsLoadedIsNoneOfTheProgram() {
        String loads = "jdk.internal.loader.BuiltinClassLoader.loadClassOrNull";

        assertThat(name(true, loads, "java.lang.ClassLoader.loadClass", CALLER)).isEqualTo(NOBODY);
        assertThat(named(true, loads, "java.lang.ClassLoader.loadClass", "lib.Library.find", CALLER))
                .isEqualTo("LOCK lib.Library.find");
        assertThat(named(true, "app.Plugins.loadClass", CALLER)).isEqualTo("LOCK app.Plugins.loadClass");
    }

    private String named(boolean blocked, String... stack) {
        MethodInfo info = table.info(name(blocked, stack), false);
        return info.kind() + " " + info.className() + "." + info.name();
    }

    private int name(boolean blocked, String... stack) {
        StackTraceElement[] frames = new StackTraceElement[stack.length];
        for (int i = 0; i < frames.length; i++) {
            int dot = stack[i].lastIndexOf('.');
            frames[i] = new StackTraceElement(stack[i].substring(0, dot), stack[i].substring(dot + 1), null, -1);
        }
        Thread waiting = new Thread() {
            @Override
            public StackTraceElement[] getStackTrace() {
                return frames;
            }
        };
        return namer.name(waiting, caller, blocked);
    }
}
