package dev.culprit.samples.lesson03_no_change;

/** Thumbnails of images: scaled, then sharpened. */
final class Thumbnails {
    public static void main(String[] args) {
        long sum = 0;
        for (int image = 0; image < 10_000; image++) {
            sum += sharpen(scale(image));
        }
        System.out.println(sum);
    }

    static long scale(long image) {
        for (int pixel = 0; pixel < 20_000; pixel++) {
            image = image * 31 + pixel;
        }
        return image;
    }

    static long sharpen(long image) {
        for (int pixel = 0; pixel < 20_000; pixel++) {
            image = image * 37 + pixel;
        }
        return image;
    }
}
