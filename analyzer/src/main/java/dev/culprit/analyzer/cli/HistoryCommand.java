package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.history.EnvironmentHistory;
import dev.culprit.analyzer.history.HistoryAnalysis;
import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.history.HistorySettings;
import dev.culprit.analyzer.history.MeasuredSet;
import dev.culprit.analyzer.history.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code culprit history}. */
@Command(
        name = "history",
        description = {
            "Shows functions, tests and totals over the commits whose baselines are stored: lasting changes and in which commits they are,"
                    + " and what crept away since a release.",
            "Ends with 0 whatever it finds; 'check' is the gate."
        },
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    BaselineOptions baselines = new BaselineOptions();

    @Mixin
    BranchOption branch = new BranchOption();

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Option(names = "--last", paramLabel = "N", description = "Use the last N measured commits (default: all).")
    @Nullable
    Integer last;

    @Option(
            names = {"--since", "--pinned"},
            paramLabel = "REF",
            description = "Commit, such as a release, that all are held against (default: the first measured commit).")
    @Nullable
    String since;

    @Option(
            names = "--function",
            paramLabel = "TEXT",
            description = "Show the functions whose names contain TEXT, however small; may be given several times.")
    List<String> functions = new ArrayList<>();

    @Option(
            names = "--test",
            paramLabel = "TEXT",
            description = "Show the tests whose names contain TEXT; may be given several times.")
    List<String> tests = new ArrayList<>();

    @Option(
            names = "--at-least",
            paramLabel = "X",
            defaultValue = "5%",
            converter = Fraction.Converter.class,
            description = "Smallest change that is named (default: ${DEFAULT-VALUE}).")
    Fraction least = new Fraction(0.05);

    @Option(
            names = "--confidence",
            paramLabel = "X",
            defaultValue = "0.95",
            converter = Fraction.Converter.class,
            description = "Confidence of intervals (default: ${DEFAULT-VALUE}).")
    Fraction confidence = new Fraction(0.95);

    @Mixin
    OutputOptions outputs = new OutputOptions();

    HistoryCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (last != null) {
            Counts.requirePositive("--last", last);
        }
        HistorySettings settings = settings();
        Outputs writer = new Outputs(outputs, invocation);
        writer.check();
        GateFile file = baselines.config.read(repository.directory);
        try (BaselineStore opened = baselines.open(file, invocation)) {
            return show(opened, file, settings, writer);
        }
    }

    private int show(BaselineStore opened, GateFile file, HistorySettings settings, Outputs writer) throws Exception {
        HistoryLine line = HistoryLine.of(
                opened.list(),
                branch.of(file),
                since,
                new HistoryLine.Place(repository.directory, repository.isGiven(), invocation.children()::run),
                opened.toString());
        HistorySets sets = new HistorySets(opened, line, last);
        List<MeasuredSet> measured = sets.load(LoadingLine.of(invocation, outputs));
        List<EnvironmentHistory> environments =
                new HistoryAnalysis(line.commits(), settings, line.since()).of(measured);
        requireFound(environments);
        HistoryResult result = new HistoryResult(
                line.branch(),
                line.commits().order(),
                since,
                settings,
                environments,
                line.notes(),
                sets.skipped(),
                invocation.commandLine());
        return writer.write(Result.of(result, invocation.colour(), showsBlocks()), ExitCodes.OK);
    }

    private HistorySettings settings() throws CommandFailure {
        try {
            return new HistorySettings(least.value(), confidence.value(), functions, tests);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** A filter that nothing passes is a spelling mistake, and an empty history would hide it. */
    private void requireFound(List<EnvironmentHistory> environments) throws CommandFailure {
        requireFound(environments, Subject.Kind.FUNCTION, "--function", functions);
        requireFound(environments, Subject.Kind.TEST, "--test", tests);
    }

    private static void requireFound(
            List<EnvironmentHistory> environments, Subject.Kind kind, String option, List<String> wanted)
            throws CommandFailure {
        boolean found = environments.stream()
                .flatMap(environment -> environment.series().stream())
                .anyMatch(series -> series.subject().kind() == kind);
        if (!wanted.isEmpty() && !found) {
            throw new CommandFailure(option + " '" + String.join("', '", wanted)
                    + "': no baseline has such a name; check the spelling, or leave the option out to see the names");
        }
    }

    /** Sparklines are for people, and for terminals that say that they know more than ASCII. */
    private boolean showsBlocks() {
        String locale = List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
                .map(name -> invocation.environment().getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return invocation.terminals().out() && (locale.contains("utf-8") || locale.contains("utf8"));
    }
}
