package dev.culprit.analyzer.model;

/**
 * What something may take at most.
 *
 * @param text as it was written
 * @param subject {@code Class.method}, a name that ends so, {@link #HANDLERS} for each telemetry handler, {@link #TELEMETRY} for all
 *     handlers together, {@link #EACH_TEST} for all handlers in each test, {@link #TESTS} for each test, or {@link #TEST} and the id of
 *     one or the end of that; of a growth what grows
 * @param statistic of a call; {@link Statistic#SHARE} of the tests' time, or of the code of one test that handlers observe
 * @param limit nanoseconds; of a share or growth from 0 on
 */
public record Budget(String text, String subject, Statistic statistic, double limit) {

    /** Stands for each telemetry handler. */
    public static final String HANDLERS = "handlers";

    /** Stands for all telemetry handlers together. */
    public static final String TELEMETRY = "telemetry";

    /** Stands for all telemetry handlers in each test. */
    public static final String EACH_TEST = "telemetry-per-test";

    /** Stands for each test. */
    public static final String TESTS = "tests";

    /** Before the name of a test. */
    public static final String TEST = "test:";

    /** What of a call a budget is about. */
    public enum Statistic {
        MEAN(Double.NaN),
        P50(0.50),
        P95(0.95),
        P99(0.99),
        /** Not of a call, but of all time. */
        SHARE(Double.NaN),
        /** How much more than in the baseline, as a share of that. */
        GROWTH(Double.NaN);

        private final double quantile;

        Statistic(double quantile) {
            this.quantile = quantile;
        }

        /** The share of calls that have to keep it; NaN when it is about no single call. */
        public double quantile() {
            return quantile;
        }
    }

    public Budget {
        if (!(limit >= 0)) {
            throw new IllegalArgumentException("a budget is not negative: " + text);
        }
        boolean isOfAll = subject.equals(TELEMETRY) || subject.equals(EACH_TEST);
        if (statistic == Statistic.SHARE != isOfAll) {
            throw new IllegalArgumentException("a share is of telemetry, and telemetry has a share: " + text);
        }
    }

    /** Whether it is about this function. */
    public boolean isAbout(Function function) {
        return isAbout(function.className() + "." + function.method());
    }

    /** Whether it is about the function that is called so, class and method. */
    public boolean isAbout(String function) {
        return endsWith(function, subject);
    }

    /** Whether it is about the test of that class and method. */
    public boolean isAboutTest(String className, String method) {
        return subject.equals(TESTS)
                || subject.startsWith(TEST) && endsWith(className + "." + method, subject.substring(TEST.length()));
    }

    /** Whether it is about tests and not about functions. */
    public boolean isOfTests() {
        return subject.equals(TESTS) || subject.startsWith(TEST);
    }

    private static boolean endsWith(String name, String end) {
        if (!name.endsWith(end)) {
            return false;
        }
        int before = name.length() - end.length() - 1;
        return before < 0 || name.charAt(before) == '.' || name.charAt(before) == '$';
    }

    /** How a budget was kept. */
    public enum Outcome {
        KEPT,
        BROKEN,
        /** More than it allows in a single fork, which may be chance. */
        UNSURE,
        /** More than is said nothing of, less than closes a gate; or more than that, of what closes no gate. */
        WARNED,
        /** Broken, and somebody who gave a reason accepts that for a while. */
        WAIVED
    }

    /**
     * What became of a budget.
     *
     * @param subject what was measured
     * @param measured mean over forks of what the budget is about, in its unit; NaN when nothing was called
     * @param explanation one plain sentence
     */
    public record Checked(Budget budget, String subject, Outcome outcome, double measured, String explanation) {

        /** Whether it is held against the baseline, and no figure of the candidate alone. */
        public boolean isOfGrowth() {
            return budget.statistic() == Statistic.GROWTH;
        }

        /** The same with more to say of it. */
        public Checked explained(String more) {
            return new Checked(budget, subject, outcome, measured, explanation + more);
        }

        /** The same, which closes no gate. */
        public Checked warned(String why) {
            return new Checked(budget, subject, Outcome.WARNED, measured, explanation + why);
        }

        /** The same of sides that were not run alike, where what grew closes no gate. */
        Checked ofUnlikeSides() {
            return isOfGrowth() && outcome == Outcome.BROKEN
                    ? warned("; the sides were not run alike, so this closes no gate")
                    : this;
        }

        /** The same as something that is accepted. */
        public Checked waived(String why) {
            return new Checked(budget, subject, Outcome.WAIVED, measured, explanation + why);
        }
    }
}
