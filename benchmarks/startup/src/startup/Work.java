package startup;

/** Something to instrument in a JVM that does next to nothing. */
final class Work {

    private Work() {}

    static long of(long seed) {
        long sum = seed;
        for (int i = 0; i < 1000; i++) {
            sum = 31 * sum + step(sum, i);
        }
        return sum;
    }

    private static long step(long sum, int i) {
        return i % 3 == 0 ? Long.rotateLeft(sum, i) : Math.floorMod(sum, i + 7L);
    }
}
