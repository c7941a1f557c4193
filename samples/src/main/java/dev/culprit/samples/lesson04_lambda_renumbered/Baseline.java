package dev.culprit.samples.lesson04_lambda_renumbered;

import java.util.List;
import java.util.function.LongUnaryOperator;

/** A pipeline of two steps. The compiler calls the lambdas {@code lambda$main$0} and {@code lambda$main$1}. */
final class Pipeline {
    public static void main(String[] args) {
        LongUnaryOperator parse = text -> {
            for (int token = 0; token < 20_000; token++) {
                text = text * 31 + token;
            }
            return text;
        };
        LongUnaryOperator enrich = record -> {
            for (int field = 0; field < 20_000; field++) {
                record = record * 37 + field;
            }
            return record;
        };
        long sum = 0;
        for (int record = 0; record < 8_000; record++) {
            for (LongUnaryOperator step : List.of(parse, enrich)) {
                sum = step.applyAsLong(sum + record);
            }
        }
        System.out.println(sum);
    }
}
