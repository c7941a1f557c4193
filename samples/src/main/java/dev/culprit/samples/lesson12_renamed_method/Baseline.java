package dev.culprit.samples.lesson12_renamed_method;

/** Values of a stock. */
final class Stock {
    public static void main(String[] args) {
        long sum = 0;
        for (int article = 0; article < 10_000; article++) {
            sum += worth(article) + Money.round(article);
        }
        System.out.println(sum);
    }

    static long worth(long article) {
        for (int price = 0; price < 20_000; price++) {
            article = article * 31 + price;
        }
        return article;
    }

    static final class Money {
        static long round(long value) {
            for (int digit = 0; digit < 15_000; digit++) {
                value = value * 37 + digit;
            }
            return value;
        }
    }
}
