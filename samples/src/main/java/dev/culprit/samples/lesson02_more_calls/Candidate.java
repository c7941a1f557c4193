package dev.culprit.samples.lesson02_more_calls;

/** Pages of a report. Each names its author and, in every row, the seller: two look-ups from two lines of one method. */
final class Report { // verdict REGRESSED
    public static void main(String[] args) {
        long sum = 0;
        for (int number = 0; number < 3_000; number++) {
            sum += page(number);
        }
        System.out.println(sum);
    }

    static long page(int number) {
        long sum = customer(number);
        for (int row = 0; row < 6; row++) {
            long seller = customer(number + 1); // culprit(1) MORE_CALLS customer
            sum += seller ^ format(row);
        }
        return sum;
    }

    static long customer(long id) {
        for (int field = 0; field < 15_000; field++) {
            id = id * 31 + field;
        }
        return id;
    }

    static long format(long row) {
        for (int column = 0; column < 8_000; column++) {
            row = row * 37 + column;
        }
        return row;
    }
}
