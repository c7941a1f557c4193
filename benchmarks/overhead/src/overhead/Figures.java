package overhead;

import java.util.Arrays;

/**
 * What one thread measured.
 *
 * @param nanosPerCall CPU time per call of a probed method, of each round
 * @param wallPerCpu near 1 if the thread had a core to itself
 * @param x what the calls have computed, so that none of them can be left out
 */
record Figures(double[] nanosPerCall, double bytesPerCall, double wallPerCpu, long x) {

    String json() {
        return "{\"nanosPerCall\": " + Arrays.toString(nanosPerCall) + ", \"bytesPerCall\": " + bytesPerCall
                + ", \"wallPerCpu\": " + wallPerCpu + ", \"x\": " + x + "}";
    }
}
