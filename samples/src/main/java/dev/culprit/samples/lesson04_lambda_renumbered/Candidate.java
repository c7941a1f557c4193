package dev.culprit.samples.lesson04_lambda_renumbered;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** The new lambda comes first, so every other one has a new number: {@code enrich} is named as {@code parse} was. */
final class Pipeline { // verdict REGRESSED
    public static void main(String[] args) {
        LongSupplier start = () -> args.length * 17L;
        LongUnaryOperator parse = text -> {
            for (int token = 0; token < 20_000; token++) {
                text = text * 31 + token;
            }
            return text;
        };
        LongUnaryOperator enrich = record -> {
            for (int field = 0; field < 60_000; field++) { // culprit(1) SLOWER_CALLS
                record = record * 37 + field;
            }
            return record;
        };
        long sum = start.getAsLong();
        for (int record = 0; record < 8_000; record++) {
            for (LongUnaryOperator step : List.of(parse, enrich)) {
                sum = step.applyAsLong(sum + record);
            }
        }
        System.out.println(sum);
    }
}
