package dev.culprit.samples.lesson13_more_allocation;

/** A shop's labels: each order gets an address and a bar code in buffers, whose work is the same whatever their size. */
final class Labels {

    private static char[] printed = {};

    public static void main(String[] args) {
        long sum = 0;
        for (int order = 0; order < 4_000; order++) {
            sum += address(order) + barCode(order);
        }
        System.out.println(sum + printed.length);
    }

    static long address(long order) {
        printed = new char[400];
        for (int letter = 0; letter < 60_000; letter++) {
            order = order * 31 + letter;
        }
        return order;
    }

    static long barCode(long order) {
        printed = new char[400];
        for (int bar = 0; bar < 60_000; bar++) {
            order = order * 37 + bar;
        }
        return order;
    }
}
