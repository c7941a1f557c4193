package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Budget.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What functions and telemetry handlers may take. */
final class BudgetOption {

    private static final Pattern CALLS = Pattern.compile("(\\S+):(mean|p50|p95|p99)<=(\\d+(?:\\.\\d+)?)(ns|us|ms|s)");
    private static final Pattern SHARE = Pattern.compile("(telemetry|telemetry-per-test)<=(\\d+(?:\\.\\d+)?)%");
    private static final Map<String, Double> NANOS = Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

    @Option(
            names = "--budget",
            paramLabel = "B",
            description =
                    "What a call may take: Class.method:p95<=1000us (or mean, p50, p99), tests:p95<=500ms for each test,"
                            + " test:Class.method:mean<=200ms for one, handlers:p99<=50us for each telemetry handler, telemetry<=5%% for all handlers as share of the tests' time,"
                            + " telemetry-per-test<=20%% as share of the code that they observe in each test (repeatable)."
                            + " Exit with 1 when one is broken; of two sides, when the candidate breaks it.")
    List<String> budgets = List.of();

    /** @throws CommandFailure if one is malformed */
    List<Budget> parsed() throws CommandFailure {
        List<Budget> all = new ArrayList<>();
        for (String text : budgets) {
            all.add(parse(text));
        }
        return all;
    }

    static Budget parse(String text) throws CommandFailure {
        String compact = text.replace(" ", "").replace("\u00b5s", "us");
        Matcher share = SHARE.matcher(compact);
        if (share.matches()) {
            return new Budget(text, share.group(1), Statistic.SHARE, Double.parseDouble(share.group(2)) / 100);
        }
        Matcher calls = CALLS.matcher(compact);
        boolean isOfAll = calls.matches()
                && (calls.group(1).equals(Budget.TELEMETRY) || calls.group(1).equals(Budget.EACH_TEST));
        if (!calls.matches() || isOfAll) {
            throw new CommandFailure("--budget '" + text
                    + "' is none; write Class.method:p95<=1000us, tests:p95<=500ms,"
                    + " test:Class.method:mean<=200ms, handlers:p99<=50us, telemetry<=5% or telemetry-per-test<=20%");
        }
        double limit = Double.parseDouble(calls.group(3)) * NANOS.getOrDefault(calls.group(4), 1.0);
        return new Budget(text, calls.group(1), Statistic.valueOf(calls.group(2).toUpperCase(Locale.ROOT)), limit);
    }
}
