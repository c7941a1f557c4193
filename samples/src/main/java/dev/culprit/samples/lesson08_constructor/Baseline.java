package dev.culprit.samples.lesson08_constructor;

/** Quotes for customers. An object does its work when it is made. */
final class Quotes {
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
            for (int line = 0; line < 15_000; line++) {
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
