package dev.culprit.samples.lesson05_deeper_recursion;

/** Walks it down to the tenth level: 1023 calls, each from the same line of the method itself. */
final class Catalogue { // verdict REGRESSED
    public static void main(String[] args) {
        long sum = 0;
        for (int tree = 0; tree < 100; tree++) {
            sum += walk(tree, 1);
        }
        System.out.println(sum);
    }

    static long walk(long category, int level) {
        long sum = category;
        for (int article = 0; article < 8_000; article++) {
            sum = sum * 31 + article;
        }
        for (int child = 0; child < 2 && level < 10; child++) {
            sum += walk(category * 2 + child, level + 1); // culprit(1) MORE_CALLS walk
        }
        return sum;
    }
}
