package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.DiffTree.Measure;
import dev.culprit.analyzer.model.DiffTree.Quantity;
import dev.culprit.analyzer.model.SampledTree;

/**
 * What the samples of one event carry, for each row of a union.
 *
 * @param name in addresses
 * @param title for people
 * @param unit of the columns
 * @param baseline mean per fork, one value per row
 * @param candidate the same
 */
public record SampledQuantity(String name, String title, Quantity.Unit unit, double[] baseline, double[] candidate) {

    /** Of time it is how many samples there were: what they stand for differs from call to call. */
    static SampledQuantity of(SampledTree event, SampledUnion union) {
        boolean counted = event.event().equals("cpu")
                || event.event().equals("wall")
                || event.unit().equals("samples");
        return new SampledQuantity(
                name(event.event()),
                title(event.event()),
                counted
                        ? Quantity.Unit.SAMPLES
                        : event.unit().equals("bytes") ? Quantity.Unit.BYTES : Quantity.Unit.NANOS,
                means(counted ? union.baselineSamples() : union.baseline()),
                means(counted ? union.candidateSamples() : union.candidate()));
    }

    /** What amounts of one event are that nobody measured otherwise. */
    static Measure measure(String event, SampleUnit unit) {
        Quantity.Unit counted = switch (unit) {
            case NANOSECONDS -> Quantity.Unit.NANOS;
            case BYTES -> Quantity.Unit.BYTES;
            case SAMPLES -> Quantity.Unit.SAMPLES;
        };
        return new Measure(name(event), title(event), counted);
    }

    private static String name(String event) {
        return event.equals("samples") ? event : event.replaceAll("[^a-z]", "") + "samples";
    }

    private static String title(String event) {
        return switch (event) {
            case "cpu" -> "CPU samples";
            case "wall" -> "Wall samples";
            case "alloc" -> "Allocation samples";
            case "lock" -> "Lock samples";
            case "samples" -> "Samples";
            default -> "Samples of " + event;
        };
    }

    private static double[] means(double[][] forks) {
        double[] means = new double[forks[0].length];
        for (double[] fork : forks) {
            for (int row = 0; row < means.length; row++) {
                means[row] += fork[row] / forks.length;
            }
        }
        return means;
    }
}
