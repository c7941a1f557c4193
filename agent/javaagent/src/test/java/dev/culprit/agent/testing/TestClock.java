package dev.culprit.agent.testing;

/**
 * The clock of the runtime in the agents of {@link TestClockAgent}, where it lies beside the runtime's classes in the bootstrap loader.
 * A thread of the program under test has a time of its own, which only {@link #advance} moves; all other threads, such as those
 * of the agent, read one time that stands still unless it is set.
 *
 * <p>Loaded with the runtime: needs nothing but {@code java.base}.
 */
public final class TestClock {

    /** What every clock shows at first, in nanoseconds; not 0, which a node takes for "not open". */
    public static final long START = 1_000;

    private static final ThreadLocal<TestClock> CLOCKS = new ThreadLocal<>();
    private static volatile long shared = START;

    private long now = START;
    private long failingReading;
    private Throwable failure;
    private long readings;

    private TestClock() {}

    /** Gives the current thread a time of its own. */
    public static void takeOver() {
        CLOCKS.set(new TestClock());
    }

    /** Lets that many nanoseconds pass for the current thread. */
    public static void advance(long nanos) {
        CLOCKS.get().now += nanos;
    }

    /** Sets the time of all threads without one of their own. */
    public static void setShared(long nanos) {
        shared = nanos;
    }

    /** Lets the current thread's nth reading from now throw: that is, the probe that does the reading. */
    public static void failAt(long reading, Throwable thrown) {
        TestClock own = CLOCKS.get();
        own.failingReading = own.readings + reading;
        own.failure = thrown;
    }

    /** How often the current thread has read its clock. */
    public static long readings() {
        return CLOCKS.get().readings;
    }

    /** Stands in for {@link System#nanoTime}. */
    public static long nanoTime() {
        TestClock own = CLOCKS.get();
        if (own == null) {
            return shared;
        }
        if (++own.readings == own.failingReading) {
            throwUnchecked(own.failure);
        }
        return own.now;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
