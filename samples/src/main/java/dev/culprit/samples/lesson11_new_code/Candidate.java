package dev.culprit.samples.lesson11_new_code;

/** Books payments and, since this build, audits each. */
final class Payments { // verdict REGRESSED
    public static void main(String[] args) {
        long sum = 0;
        for (int payment = 0; payment < 10_000; payment++) {
            sum += book(payment);
        }
        System.out.println(sum);
    }

    static long book(long payment) {
        return sign(payment) + audit(payment);
    }

    static long sign(long payment) {
        for (int round = 0; round < 30_000; round++) {
            payment = payment * 31 + round;
        }
        return payment;
    }

    static long audit(long payment) {
        for (int rule = 0; rule < 40_000; rule++) { // culprit(1) NEW_CODE
            payment = payment * 37 + rule;
        }
        return payment;
    }
}
