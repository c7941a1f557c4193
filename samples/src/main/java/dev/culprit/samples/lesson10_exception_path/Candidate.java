package dev.culprit.samples.lesson10_exception_path;

/** Imports rows, every second of which is rejected. Rejecting got slower: the method that never returns normally is named. */
final class RowImport { // verdict REGRESSED
    public static void main(String[] args) {
        long sum = 0;
        for (int row = 0; row < 10_000; row++) {
            sum += accept(row);
        }
        System.out.println(sum);
    }

    static long accept(long row) {
        for (int field = 0; field < 15_000; field++) {
            row = row * 31 + field;
        }
        try {
            return row % 2 == 0 ? row : reject(row);
        } catch (IllegalArgumentException expected) {
            return expected.getMessage().length();
        }
    }

    static long reject(long row) {
        for (int rule = 0; rule < 80_000; rule++) { // culprit(1) SLOWER_CALLS
            row = row * 37 + rule;
        }
        throw new IllegalArgumentException("row " + row);
    }
}
