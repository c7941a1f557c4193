package overhead.probed;

/** A method that calls itself, as in MooBench. */
public final class Recur {

    /** Makes {@code depth} calls, this one included. */
    public long call(long x, int depth) {
        long mixed = x ^ x >>> 7;
        return depth <= 1 ? mixed : call(mixed + depth, depth - 1);
    }
}
