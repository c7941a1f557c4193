package dev.culprit.samples.lesson05_deeper_recursion;

/** Walks a tree of categories down to the eighth level: 255 calls. */
final class Catalogue {
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
        for (int child = 0; child < 2 && level < 8; child++) {
            sum += walk(category * 2 + child, level + 1);
        }
        return sum;
    }
}
