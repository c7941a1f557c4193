package dev.culprit.analyzer.findings;

import java.util.ArrayList;
import java.util.List;

/** What really happens when several items begin at once: each uses a processor, or its share of all, and then waits for a while. */
final class SharedProcessors {

    private SharedProcessors() {}

    /**
     * Nanoseconds until the last one is done.
     *
     * @param cpu CPU time of each
     * @param rest of each, how long it waits after that
     */
    static double until(List<Double> cpu, List<Double> rest, double processors) {
        List<double[]> running = new ArrayList<>();
        for (int i = 0; i < cpu.size(); i++) {
            running.add(new double[] {cpu.get(i), rest.get(i)});
        }
        double now = 0;
        double last = 0;
        while (!running.isEmpty()) {
            double rate = Math.min(1, processors / running.size());
            double least = running.stream().mapToDouble(item -> item[0]).min().orElse(0);
            now += least / rate;
            List<double[]> left = new ArrayList<>();
            for (double[] item : running) {
                if (item[0] - least <= 1e-6) {
                    last = Math.max(last, now + item[1]);
                } else {
                    left.add(new double[] {item[0] - least, item[1]});
                }
            }
            running = left;
        }
        return last;
    }
}
