package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeteredProbeTest extends RecordingTest {

    private final TestingMeter meter = new TestingMeter();

    /** What a test says that the thread has used. Reading it costs nothing. */
    private static final class TestingMeter extends Meter {
        long bytes = 1_000;
        long cpu = 5_000;
        boolean fails;

        @Override
        public long allocatedBytes() {
            if (fails) {
                throw new StackOverflowError();
            }
            return bytes;
        }

        @Override
        public long cpuNanos() {
            if (fails) {
                throw new StackOverflowError();
            }
            return cpu;
        }
    }

    private static final class JvmMeter extends Meter {
        private final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        @Override
        public long allocatedBytes() {
            return threads.getCurrentThreadAllocatedBytes();
        }

        @Override
        public long cpuNanos() {
            return threads.getCurrentThreadCpuTime();
        }
    }

    /** Without latencies, whose memory that meter does not see. */
    private void meterByHand() {
        start(100_000, 100, 0);
        Recorder.meterBy(meter, true, true);
    }

    /** After a first call: loading a class allocates, too. */
    private static void meterByJvm() {
        JvmMeter jvm = new JvmMeter();
        Recorder.meterBy(jvm, true, true);
        MeteredProbe.exit(MeteredProbe.enter(1));
        start(100_000, 100, 1 << 24);
        Recorder.meterBy(jvm, true, true);
    }

    private void use(long bytes, long cpu) {
        meter.bytes += bytes;
        meter.cpu += cpu;
    }

    @Test
    void whatATestUsesIsItsPhasesAndNotThatOfTheCallsAround() {
        meterByHand();
        CallTreeNode around = MeteredProbe.enter(9);
        use(1, 10);
        TestContext test = TestContext.ofTest(50, new int[] {91, 92, 93}, true);
        Object begun = TestContexts.begin(test);
        use(2, 20);
        CallTreeNode method = TestProbe.enter(1);
        use(4, 40);
        TestProbe.exit(method);
        use(8, 80);
        TestContexts.end(test, begun);
        use(16, 160);
        MeteredProbe.exit(around);

        ThreadGroupTree tree = Calls.recorded().snapshot().groups[0];
        assertThat(tree.methodId).containsExactly(9, 50, 91, 92, 1, 93);
        assertThat(tree.allocatedBytes).containsExactly(17, 0, 2, 0, 4, 8);
        assertThat(tree.cpuNanos).containsExactly(170, 0, 20, 0, 40, 80);
    }

    @Test
    void ownIsWhatCalleesDidNotUse() {
        meterByHand();
        for (int i = 0; i < 3; i++) {
            CallTreeNode outer = MeteredProbe.enter(1);
            use(100, 7);
            outer.line = 10;
            CallTreeNode inner = MeteredProbe.enter(2);
            use(40, 5);
            MeteredProbe.exit(inner);
            use(1, 2);
            outer.line = 11;
            inner = MeteredProbe.enter(2);
            use(0, 3);
            MeteredProbe.exit(inner);
            MeteredProbe.exit(outer);
        }

        assertThat(rows()).containsExactly("1 303 27", "2@10 120 15", "2@11 0 9");
    }

    @Test
    void eachLevelOfARecursionHasItsOwn() {
        meterByHand();
        recurse(3);

        assertThat(rows()).containsExactly("1 10 1", "1@5 10 1", "1@5 10 1");
    }

    private void recurse(int depth) {
        CallTreeNode node = MeteredProbe.enter(1);
        use(10, 1);
        node.line = 5;
        if (depth > 1) {
            recurse(depth - 1);
        }
        MeteredProbe.exit(node);
    }

    @Test
    void whatACallUsedThatLeftUnnoticedIsItsCallers() {
        meterByHand();
        CallTreeNode outer = MeteredProbe.enter(1);
        outer.line = 3;
        MeteredProbe.enter(2);
        use(50, 20);
        Probe.resume(outer);
        CallTreeNode again = MeteredProbe.enter(2);
        use(4, 2);
        MeteredProbe.exit(again);
        MeteredProbe.exit(again);
        MeteredProbe.exit(outer);

        assertThat(rows()).containsExactly("1 50 20", "2@3 4 2");
    }

    @Test
    void aMeterThatFailsLosesItsReadingAndNothingElse() {
        meterByHand();
        for (int call = 0; call < 3; call++) {
            meter.fails = call == 1;
            CallTreeNode node = MeteredProbe.enter(1);
            use(10, 10);
            MeteredProbe.exit(node);
        }

        assertThat(Calls.recorded().count("1")).isEqualTo(3);
        assertThat(rows()).containsExactly("1 20 20");
        assertThat(Calls.recorded().snapshot().suppressedErrors).isZero();
    }

    @Test
    void whatTheAgentDoesOnTheThreadIsTakenOut() {
        meterByHand();
        CallTreeNode node = MeteredProbe.enter(1);
        use(10, 1);
        long outer = OwnWork.begin();
        use(500, 50);
        long inner = OwnWork.begin();
        use(300, 30);
        OwnWork.end(inner);
        use(7, 7);
        OwnWork.end(outer);
        use(20, 2);
        MeteredProbe.exit(node);

        assertThat(rows()).containsExactly("1 30 3");
    }

    @Test
    void whatACallUsesThatBeginsMeanwhileIsItsOwn() {
        meterByHand();
        CallTreeNode node = MeteredProbe.enter(1);
        use(10, 1);
        long begun = OwnWork.begin();
        use(500, 50);
        CallTreeNode inner = MeteredProbe.enter(2);
        use(40, 4);
        MeteredProbe.exit(inner);
        OwnWork.end(begun);
        use(20, 2);
        MeteredProbe.exit(node);

        assertThat(rows()).containsExactly("1 30 3", "2 40 4");
    }

    @Test
    void bytesAreMeteredOfEveryCallAndCpuTimeOfTimedOnesWhenCallsAreThinned() {
        meterByHand();
        Recorder.thin(new int[] {1}, false);
        for (int call = 0; call < 3; call++) {
            CallTreeNode node = MeteredProbe.enter(1);
            use(10, 10);
            MeteredProbe.exit(node);
        }

        assertThat(rows()).containsExactly("1 30 0");
        assertThat(Calls.recorded().snapshot().groups[0].untimed).containsExactly(3);
    }

    @Test
    void whatTimedCalleesOfAnUntimedCallUseIsNotAlsoItsCallers() {
        meterByHand();
        Recorder.thin(new int[] {2}, false);
        for (int call = 0; call < 2; call++) {
            CallTreeNode outer = MeteredProbe.enter(1);
            use(100, 1);
            CallTreeNode counted = MeteredProbe.enter(2);
            use(10, 10);
            CallTreeNode inner = MeteredProbe.enter(3);
            use(5, 1_000);
            MeteredProbe.exit(inner);
            MeteredProbe.exit(counted);
            MeteredProbe.exit(outer);
        }

        assertThat(rows()).containsExactly("1 200 22", "2 20 0", "3 10 2000");
    }

    @Test
    void onlyWhatWasAskedForIsMetered() {
        meterByHand();
        Recorder.meterBy(meter, true, false);
        CallTreeNode node = MeteredProbe.enter(1);
        use(10, 10);
        MeteredProbe.exit(node);

        ThreadGroupTree tree = Calls.recorded().snapshot().groups[0];
        assertThat(tree.allocatedBytes).containsExactly(10);
        assertThat(tree.cpuNanos).isNull();
    }

    @Test
    void withoutMetersThereAreNoColumns() {
        Probe.exit(Probe.enter(1));

        assertThat(Calls.recorded().snapshot().groups[0].allocatedBytes).isNull();
    }

    /**
     * On new paths and with growing latency windows probes allocate; it must not show. The JVM itself may allocate something once,
     * as it links code.
     */
    @Test
    void whatProbesAllocateThemselvesIsTakenOut() {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            meterByJvm();
            CallTreeNode outer = MeteredProbe.enter(1);
            for (int line = 1; line <= 1_000; line++) {
                outer.line = line;
                CallTreeNode inner = MeteredProbe.enter(2 + line % 3);
                spin(line % 50);
                MeteredProbe.exit(inner);
            }
            MeteredProbe.exit(outer);
            ThreadGroupTree tree = Calls.recorded().snapshot().groups[0];
            assertThat(tree.parent).hasSize(1_001);
            least = Math.min(least, Arrays.stream(tree.allocatedBytes).sum());
        }

        assertThat(least).isZero();
    }

    @Test
    void whatSampledCallsAllocateForTheirLatenciesIsTakenOut() {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            meterByJvm();
            Recorder.thinAll(true);
            CallTreeNode outer = MeteredProbe.enter(1);
            for (int call = 1; call <= 6_400; call++) {
                outer.line = 1 + call % 20;
                CallTreeNode inner = MeteredProbe.enter(2);
                MeteredProbe.exit(inner);
            }
            MeteredProbe.exit(outer);
            ThreadGroupTree tree = Calls.recorded().snapshot().groups[0];
            assertThat(Arrays.stream(tree.sampled).sum()).isPositive();
            least = Math.min(least, Arrays.stream(tree.allocatedBytes).sum());
        }

        assertThat(least).isZero();
    }

    /** Threads that end give their nodes back when another one needs some; taking these over allocates. */
    @Test
    void whatASweepAllocatesIsTakenOut() {
        long leastOff = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            meterByJvm();
            start(40, 100, 1 << 24);
            Recorder.meterBy(new JvmMeter(), true, true);
            CallTreeNode outer = MeteredProbe.enter(1);
            for (int line = 1; line <= 60; line++) {
                inThread("w-" + line, () -> MeteredProbe.exit(MeteredProbe.enter(1)));
            }
            long before = MeteredProbe.bytesOf(outer.state);
            for (int line = 1; line <= 60; line++) {
                outer.line = line;
                MeteredProbe.exit(MeteredProbe.enter(2));
            }
            leastOff = Math.min(leastOff, Math.abs(MeteredProbe.bytesOf(outer.state) - before));
            MeteredProbe.exit(outer);
        }

        assertThat(leastOff).isZero();
    }

    private static void spin(int micros) {
        long end = System.nanoTime() + 1_000L * micros;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void arraysAreCountedToTheByte() {
        meterByJvm();
        for (int i = 0; i < 100; i++) {
            CallTreeNode node = MeteredProbe.enter(1);
            sink = new byte[10_000];
            MeteredProbe.exit(node);
        }

        assertThat(Calls.recorded().snapshot().groups[0].allocatedBytes).containsExactly(100 * 10_016);
    }

    private static volatile byte[] sink;

    private static String[] rows() {
        ThreadGroupTree tree = Calls.recorded().snapshot().groups[0];
        String[] rows = new String[tree.parent.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = tree.methodId[row] + (tree.line[row] == 0 ? "" : "@" + tree.line[row]) + " "
                    + tree.allocatedBytes[row] + " " + tree.cpuNanos[row];
        }
        return rows;
    }
}
