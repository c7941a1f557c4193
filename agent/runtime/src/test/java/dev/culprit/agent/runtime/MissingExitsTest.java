package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MissingExitsTest extends RecordingTest {

    @Test
    void aHandlerEndsTheCallsThatAnExceptionLeft() {
        CallTreeNode a = Probe.enter(1);
        a.line = 10;
        CallTreeNode b = Probe.enter(2);
        b.line = 20;
        Probe.enter(3);
        Probe.resume(a);
        callFrom(a, 12, 4);
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/2@10 x1", "1/2@10/3@20 x1", "1/4@12 x1");
        assertThat(calls.latencies()).isEqualTo(4);
        assertThat(calls.total("1/2@10")).isPositive().isGreaterThanOrEqualTo(calls.total("1/2@10/3@20"));
        assertThat(calls.inChildren("1")).isEqualTo(calls.total("1/2@10") + calls.total("1/4@12"));
    }

    @Test
    void anExitFurtherOutEndsTheCallsInBetween() {
        CallTreeNode a = Probe.enter(1);
        Probe.enter(2);
        Probe.enter(3);
        Probe.exit(a);
        call(4);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2 x1", "1/2/3 x1", "4 x1");
        assertThat(Calls.recorded().latencies()).isEqualTo(4);
    }

    @Test
    void aSecondExitDoesNothing() {
        CallTreeNode a = Probe.enter(1);
        CallTreeNode b = Probe.enter(2);
        Probe.exit(b);
        Probe.exit(b);
        Probe.resume(b);
        callFrom(a, 7, 3);
        Probe.exit(a);
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2 x1", "1/3@7 x1");
        assertThat(Calls.recorded().latencies()).isEqualTo(3);
    }

    @Test
    void resumingTheInnermostCallChangesNothing() {
        CallTreeNode a = Probe.enter(1);
        Probe.resume(a);
        callFrom(a, 7, 2);
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@7 x1");
    }

    @Test
    void aCallThatSeemsOpenInAnEndedThreadIsCountedWithoutTime() {
        inThread("w", () -> {
            call(1);
            CallTreeNode left = Probe.enter(2);
            callFrom(left, 3, 4);
        });

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "2 x1", "2/4@3 x1");
        assertThat(calls.total("2")).isEqualTo(calls.total("2/4@3"));
    }

    private static final class Made {
        Made(boolean failing) {
            CallTreeNode node = Probe.enter(2);
            callFrom(node, 20, 3);
            if (!failing) {
                Probe.exit(node);
            }
        }
    }

    private static void nameTheConstructor() {
        Recorder.nameMethodsBy(methodId -> methodId == 2 ? Made.class.getName() + ".<init>" : "com.acme.Other.run");
    }

    @Test
    void aConstructorKeepsWhatItCalls() {
        nameTheConstructor();
        CallTreeNode a = Probe.enter(1);
        a.line = 10;
        new Made(false);
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@10 x1", "1/2@10/3@20 x1");
    }

    @Test
    void aConstructorThatWasLeftUnnoticedDoesNotGetTheNextCalls() {
        nameTheConstructor();
        CallTreeNode a = Probe.enter(1);
        for (int i = 0; i < 3; i++) {
            a.line = 10;
            new Made(true);
            callFrom(a, 12, 4);
        }
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/2@10 x3", "1/2@10/3@20 x3", "1/4@12 x3");
        assertThat(calls.total("1/2@10")).isEqualTo(calls.total("1/2@10/3@20"));
        assertThat(calls.latencies() + calls.snapshot().unrecordedLatencies).isEqualTo(10);
    }

    @Test
    void aConstructorThatWasTheOutermostCallDoesNotGetTheRestOfTheThread() {
        nameTheConstructor();
        new Made(true);
        call(4);
        new Made(true);
        call(5);

        assertThat(Calls.recorded().paths()).containsExactly("2 x2", "2/3@20 x2", "4 x1", "5 x1");
    }

    @Test
    void aConstructorThatIsEnteredAfterItWasLeftIsNotCalledByItself() {
        nameTheConstructor();
        new Made(true);
        new Made(true);
        call(4);

        assertThat(Calls.recorded().paths()).containsExactly("2 x2", "2/3@20 x2", "4 x1");
    }

    /** Calls another constructor of its class, as {@code this(...)} does, which the stack shows by the same name. */
    private static final class Overloaded {
        Overloaded(int first, int failing) {
            CallTreeNode node = Probe.enter(first);
            if (first == 5) {
                node.line = 50;
                new Overloaded(6, failing);
            }
            if (first != failing) {
                Probe.exit(node);
            }
        }
    }

    @Test
    void constructorsOfOneNameAreToldApartByTheirNumber() {
        Recorder.nameMethodsBy(methodId ->
                methodId == 5 || methodId == 6 ? Overloaded.class.getName() + ".<init>" : "com.acme.Other.run");
        new Overloaded(5, 0);
        new Overloaded(6, 6);
        new Overloaded(5, 6);
        call(4);

        assertThat(Calls.recorded().paths()).containsExactly("5 x2", "5/6@50 x2", "6 x1", "4 x1");
    }

    @Test
    void aNameIsAskedForOncePerFunction() {
        AtomicInteger asked = new AtomicInteger();
        start(3, 100, 1 << 20);
        Recorder.nameMethodsBy(methodId -> {
            asked.incrementAndGet();
            return "com.acme.Other.run" + methodId;
        });
        CallTreeNode a = Probe.enter(1);
        for (int line = 1; line < 100; line++) {
            callFrom(a, line, 2);
        }
        Probe.exit(a);

        assertThat(asked).hasValueBetween(1, 2);
    }
}
