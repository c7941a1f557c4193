package dev.culprit.samples.lesson09_static_initialiser;

/** Converts amounts with a table that is filled when its class is first used. */
final class Exchange {
    public static void main(String[] args) {
        long sum = 0;
        for (int amount = 0; amount < 10_000; amount++) {
            sum += convert(amount);
        }
        System.out.println(sum);
    }

    static long convert(long amount) {
        for (int digit = 0; digit < 15_000; digit++) {
            amount = amount * 31 + Rates.TABLE[digit & 1023];
        }
        return amount;
    }

    static final class Rates {
        static final long[] TABLE = new long[1024];

        static {
            for (int entry = 0; entry < 100_000_000; entry++) {
                TABLE[entry & 1023] = TABLE[(entry + 1023) & 1023] * 37 + entry;
            }
        }
    }
}
