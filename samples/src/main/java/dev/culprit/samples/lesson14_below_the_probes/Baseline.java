package dev.culprit.samples.lesson14_below_the_probes;

/** A shop whose prices come from a library without probes: {@link Rates}, {@link Rounding}. */
final class Shop {
    public static void main(String[] args) {
        long sum = 0;
        for (int order = 0; order < 3_000; order++) {
            sum += price(order) + delivery(order);
        }
        System.out.println(sum);
    }

    static long price(long order) {
        return Rounding.round(Rates.rate(order));
    }

    static long delivery(long order) {
        for (int zone = 0; zone < 30_000; zone++) {
            order = order * 41 + zone;
        }
        return order;
    }
}

/** A part of the library. */
final class Rates {

    static long rate(long order) {
        for (int step = 0; step < 30_000; step++) {
            order = order * 31 + step;
        }
        return order;
    }
}

/** Another part of it. */
final class Rounding {

    static long round(long price) {
        for (int step = 0; step < 30_000; step++) {
            price = price * 37 + step;
        }
        return price;
    }
}
