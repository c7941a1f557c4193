package dev.culprit.samples.lesson08_constructor;

/** Quotes for customers. Making one costs more; the method is called <init>. */
final class Quotes { // verdict REGRESSED
    public static void main(String[] args) {
        long sum = 0;
        for (int number = 0; number < 10_000; number++) {
            sum += new Quote(number).print();
        }
        System.out.println(sum);
    }

    static final class Quote {
        private final long total;

        Quote(long number) {
            for (int line = 0; line < 45_000; line++) { // culprit(1) SLOWER_CALLS
                number = number * 31 + line;
            }
            total = number;
        }

        long print() {
            long text = total;
            for (int letter = 0; letter < 15_000; letter++) {
                text = text * 37 + letter;
            }
            return text;
        }
    }
}
