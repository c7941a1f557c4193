package dev.culprit.samples.lesson03_no_change;

/** The same thumbnails after tidying up: methods in another order, a parameter with another name. */
final class Thumbnails { // verdict UNCHANGED INCONCLUSIVE
    public static void main(String[] args) {
        long sum = 0;
        for (int image = 0; image < 10_000; image++) {
            sum += sharpen(scale(image));
        }
        System.out.println(sum);
    }

    static long sharpen(long image) {
        for (int pixel = 0; pixel < 20_000; pixel++) {
            image = image * 37 + pixel;
        }
        return image;
    }

    static long scale(long input) {
        for (int pixel = 0; pixel < 20_000; pixel++) {
            input = input * 31 + pixel;
        }
        return input;
    }
}
