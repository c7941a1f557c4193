package workloads;

/** Runs rounds of a deterministic program, and says what came out and what it took. */
final class Workload {

    /** One round; the same number always gives the same result. */
    interface Round {
        long run(int number) throws Exception;
    }

    private Workload() {}

    /**
     * Prints a checksum over all rounds. With {@code -Dworkload.times} also the thread's CPU time and the elapsed time, in
     * nanoseconds.
     *
     * @param args the number of rounds
     */
    static void main(String[] args, Round round) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        long start = System.nanoTime();
        long checksum = 0;
        for (int number = 0; number < rounds; number++) {
            checksum = checksum * 31 + round.run(number);
        }
        long elapsed = System.nanoTime() - start;
        System.out.println("checksum " + Long.toHexString(checksum));
        if (System.getProperty("workload.times") != null) {
            long cpu = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            System.out.println("cpu " + cpu + " elapsed " + elapsed);
        }
    }

    /** Words that depend on {@code seed} alone. */
    static String words(int seed, int count) {
        String[] stock = {
            "alpha", "river", "Stone", "quick", "lazy", "umbrella", "x", "to", "Of", "zebra", "42", "naïve"
        };
        StringBuilder text = new StringBuilder();
        int state = seed * 31 + 7;
        for (int i = 0; i < count; i++) {
            state = state * 1664525 + 1013904223;
            text.append(i == 0 ? "" : " ").append(stock[(state >>> 16) % stock.length]);
        }
        return text.toString();
    }
}
