package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InitializersTest extends RecordingTest {

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst())
                .orElseThrow()
                .getLineNumber();
    }

    private static final class First {
        static int value;

        static {
            Probe.exit(Probe.enterInitializer(7));
        }
    }

    private static final class Second {
        static int value;

        static {
            Probe.exit(Probe.enterInitializer(7));
        }
    }

    @Test
    void theLineIsThatOfTheInstructionThatSetItOff() {
        CallTreeNode a = Probe.enter(1);
        a.line = 1;
        int line = line() + 1;
        First.value++;
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/7@" + line + " x1");
    }

    @Test
    void theLineStaysWhenAMethodWithoutAProbeSetItOff() {
        Recorder.nameMethodsBy(methodId -> methodId == 1 ? "com.acme.Caller.run" : null);
        CallTreeNode a = Probe.enter(1);
        a.line = 33;
        Second.value++;
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/7@33 x1");
    }

    @Test
    void anInitialiserMayBeTheOutermostCall() {
        Probe.exit(Probe.enterInitializer(7));

        assertThat(Calls.recorded().paths()).containsExactly("7 x1");
    }
}
