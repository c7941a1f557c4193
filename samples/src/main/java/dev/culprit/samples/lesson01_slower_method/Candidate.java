package dev.culprit.samples.lesson01_slower_method;

/** A shop's checkout: each order gets a subtotal, a discount and a tax. */
final class Checkout { // verdict REGRESSED
    public static void main(String[] args) {
        long sum = 0;
        for (int order = 0; order < 5_000; order++) {
            sum += subtotal(order) + discount(order) + tax(order);
        }
        System.out.println(sum);
    }

    static long subtotal(long order) {
        for (int item = 0; item < 15_000; item++) {
            order = order * 31 + item;
        }
        return order;
    }

    static long discount(long order) {
        for (int rule = 0; rule < 45_000; rule++) { // culprit(1) SLOWER_CALLS
            order = order * 37 + rule;
        }
        return order;
    }

    static long tax(long order) {
        for (int rate = 0; rate < 15_000; rate++) {
            order = order * 41 + rate;
        }
        return order;
    }
}
