package dev.culprit.samples.lesson12_renamed_method;

/** The same values; a method and a nested class have other names, which is neither new code nor a regression. */
final class Stock { // verdict UNCHANGED INCONCLUSIVE
    public static void main(String[] args) {
        long sum = 0;
        for (int article = 0; article < 10_000; article++) {
            sum += valueOf(article) + Amount.round(article);
        }
        System.out.println(sum);
    }

    static long valueOf(long article) {
        for (int price = 0; price < 20_000; price++) {
            article = article * 31 + price;
        }
        return article;
    }

    static final class Amount {
        static long round(long value) {
            for (int digit = 0; digit < 15_000; digit++) {
                value = value * 37 + digit;
            }
            return value;
        }
    }
}
