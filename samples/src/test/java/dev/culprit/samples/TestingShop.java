package dev.culprit.samples;

/** A small program: {@code Shop.price} calls {@code Shop.tax} in a loop. With an argument there are taxes and no prices. */
public final class TestingShop {

    /** Where the calls of {@code Shop.tax} are made. */
    static final String CULPRIT = "Shop.java:13";

    private static final String SOURCE = """
            public class Shop {
                public static void main(String[] args) {
                    long sum = 0;
                    for (int i = 0; i < 2000; i++) {
                        sum += args.length == 0 ? price(i) : tax(i);
                    }
                    System.out.println(sum);
                }

                static long price(int item) {
                    long sum = 0;
                    for (int i = 0; i < 10; i++) {
                        sum += tax(item + i);
                    }
                    return sum;
                }

                static long tax(int x) {
                    long h = x;
                    for (int i = 0; i < 1000; i++) {
                        h = h * 31 + (h >>> 7);
                    }
                    return h;
                }
            }
            """;

    private TestingShop() {}

    /** {@code Shop.java}, in which each price has so many taxes. */
    public static String source(int taxes) {
        return SOURCE.replace("i < 10;", "i < " + taxes + ";");
    }
}
