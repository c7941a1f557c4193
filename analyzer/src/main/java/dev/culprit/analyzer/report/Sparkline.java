package dev.culprit.analyzer.report;

/** A series in one line of block elements; a blank where nothing was measured. */
final class Sparkline {

    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private Sparkline() {}

    /** At most {@code width} characters: longer series are shown by the largest value of each piece. */
    static String of(double[] values, int width) {
        double[] shown = pieces(values, width);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : shown) {
            low = Double.isNaN(value) ? low : Math.min(low, value);
            high = Double.isNaN(value) ? high : Math.max(high, value);
        }
        StringBuilder line = new StringBuilder();
        for (double value : shown) {
            if (Double.isNaN(value)) {
                line.append(' ');
            } else {
                // From nothing on, so that noise of a percent does not look like a mountain.
                double height = high > 0 ? (value - Math.min(low, high * 0.5)) / (high - Math.min(low, high * 0.5)) : 0;
                line.append(BLOCKS.charAt((int) Math.min(7, Math.max(0, Math.floor(height * 8)))));
            }
        }
        return line.toString();
    }

    private static double[] pieces(double[] values, int width) {
        if (values.length <= width) {
            return values;
        }
        double[] pieces = new double[width];
        for (int i = 0; i < width; i++) {
            int begin = (int) ((long) i * values.length / width);
            int end = (int) ((long) (i + 1) * values.length / width);
            double most = Double.NaN;
            for (int at = begin; at < end; at++) {
                most = Double.isNaN(most) || values[at] > most ? values[at] : most;
            }
            pieces[i] = most;
        }
        return pieces;
    }
}
