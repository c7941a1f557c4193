package dev.culprit.agent.runtime;

import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.HdrHistogram.PackedHistogram;

/** Bytes of HdrHistogram's own histograms, one for each pair of function and thread; each has seen as many values as the argument says. */
final class PeersMain {

    private static final int SAMPLE = 1_000;
    private static final long HOUR = 3_600_000_000_000L;

    private PeersMain() {}

    public static void main(String[] arguments) {
        int values = Integer.parseInt(arguments[0]);
        print("Histogram up to an hour", values, () -> new Histogram(HOUR, 2));
        print("IntCountsHistogram up to an hour", values, () -> new IntCountsHistogram(HOUR, 2));
        print("Histogram that resizes itself", values, () -> new Histogram(2));
        print("PackedHistogram", values, () -> new PackedHistogram(2));
    }

    private static void print(String name, int values, Supplier<AbstractHistogram> make) {
        AbstractHistogram[] histograms = new AbstractHistogram[SAMPLE];
        long before = usedBytes();
        Random random = new Random(1);
        for (int i = 0; i < SAMPLE; i++) {
            histograms[i] = make.get();
            for (int value = 0; value < values; value++) {
                histograms[i].recordValue((long) (2_000 * (1 + i % 17) * Math.exp(random.nextGaussian())));
            }
        }
        long bytes = (usedBytes() - before) / SAMPLE;
        System.out.printf(Locale.ROOT, "%d %s%n", bytes, name);
        if (histograms[SAMPLE - 1].getTotalCount() != values) {
            throw new AssertionError();
        }
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
