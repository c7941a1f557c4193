package dev.culprit.samples.lesson11_new_code;

/** Books payments. */
final class Payments {
    public static void main(String[] args) {
        long sum = 0;
        for (int payment = 0; payment < 10_000; payment++) {
            sum += book(payment);
        }
        System.out.println(sum);
    }

    static long book(long payment) {
        return sign(payment);
    }

    static long sign(long payment) {
        for (int round = 0; round < 30_000; round++) {
            payment = payment * 31 + round;
        }
        return payment;
    }
}
