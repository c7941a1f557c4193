package dev.culprit.samples.lesson07_two_threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two jobs in a pool of two threads. They share no method. */
final class Nightly {
    public static void main(String[] args) {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        pool.execute(Nightly::index);
        pool.execute(Nightly::render);
        pool.shutdown();
    }

    static void index() {
        long sum = 0;
        for (int document = 0; document < 20_000; document++) {
            sum += terms(document);
        }
        System.out.println("index " + sum);
    }

    static void render() {
        long sum = 0;
        for (int number = 0; number < 20_000; number++) {
            sum += page(number);
        }
        System.out.println("pages " + sum);
    }

    static long terms(long document) {
        for (int term = 0; term < 15_000; term++) {
            document = document * 31 + term;
        }
        return document;
    }

    static long page(long number) {
        for (int line = 0; line < 10_000; line++) {
            number = number * 37 + line;
        }
        return number;
    }
}
