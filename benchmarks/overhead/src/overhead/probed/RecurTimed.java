package overhead.probed;

/** {@link Recur} with the floor in it: two clock reads and one addition. */
public final class RecurTimed {

    private long nanos;

    public long call(long x, int depth) {
        long start = System.nanoTime();
        long mixed = x ^ x >>> 7;
        long result = depth <= 1 ? mixed : call(mixed + depth, depth - 1);
        nanos += System.nanoTime() - start;
        return result;
    }
}
