package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CostlierLine;
import dev.culprit.analyzer.model.CostlierLine.Amount;

/** Words for lines that cost more in one run than in another. */
final class LineWording {

    private final Amounts amounts;

    LineWording(Amounts amounts) {
        this.amounts = amounts;
    }

    /** Such as {@code Pool.java:41 (Pool.borrow): LOCK 21.6 s, 24 times, instead of 0 us, 0 times}. */
    String sentence(CostlierLine line) {
        return where(line) + ": " + what(line) + " " + amount(line.candidate()) + ", instead of "
                + amount(line.baseline());
    }

    static String where(CostlierLine line) {
        return Names.place(line.callSite()) + " (" + Names.caller(line.callSite()) + ")";
    }

    static String what(CostlierLine line) {
        return switch (line.cause()) {
            case SETUP -> "setup";
            case MORE_WORK -> "work";
            default -> line.kind().name();
        };
    }

    /** Such as {@code 21.6 s, 24 times}. */
    String amount(Amount amount) {
        String times = amount.count() == 1 ? "once" : amounts.count(amount.count()) + " times";
        return amounts.duration(amount.nanos()) + ", " + times;
    }
}
