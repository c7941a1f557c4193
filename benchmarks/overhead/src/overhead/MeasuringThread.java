package overhead;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

/** Warms up, waits for the other threads, measures, and goes on calling until the others have measured too. */
final class MeasuringThread implements Callable<Figures> {

    /** A batch is this long, so that reading the CPU time (about 650 ns) costs a thousandth. */
    private static final long BATCH_NANOS = 1_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Settings settings;
    private final CyclicBarrier warm;
    private final CountDownLatch measuring;
    private Shape shape;
    private long batch = 1;
    private long x = 88172645463325252L;

    MeasuringThread(Settings settings, CyclicBarrier warm, CountDownLatch measuring) {
        this.settings = settings;
        this.warm = warm;
        this.measuring = measuring;
    }

    @Override
    public Figures call() throws Exception {
        shape = Shape.of(settings.shape(), settings.timed());
        warmUp();
        warm.await();
        double[] nanosPerCall = new double[settings.rounds()];
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long calls = 0;
        for (int i = 0; i < nanosPerCall.length; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            long made = callFor(settings.roundNanos());
            nanosPerCall[i] = (double) (THREADS.getCurrentThreadCpuTime() - before) / made;
            calls += made;
        }
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        measuring.countDown();
        while (measuring.getCount() > 0) {
            x = shape.run(batch, x);
        }
        return new Figures(nanosPerCall, (double) allocated / calls, (double) wall / cpu, x);
    }

    /** Ends with {@link #batch} passes taking {@link #BATCH_NANOS}. */
    private void warmUp() {
        long start = THREADS.getCurrentThreadCpuTime();
        long last = start;
        long now = start;
        while (now - start < settings.warmUpNanos()) {
            x = shape.run(batch, x);
            now = THREADS.getCurrentThreadCpuTime();
            batch = Math.max(1, Math.min(2 * batch, batch * BATCH_NANOS / Math.max(1, now - last)));
            last = now;
        }
    }

    private long callFor(long nanos) {
        long start = THREADS.getCurrentThreadCpuTime();
        long passes = 0;
        do {
            x = shape.run(batch, x);
            passes += batch;
        } while (THREADS.getCurrentThreadCpuTime() - start < nanos);
        return passes * shape.callsPerPass();
    }
}
