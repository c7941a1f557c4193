package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.SetReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit report}. */
@Command(
        name = "report",
        description = "Shows one profile set on its own: hotspots, tests, waits, telemetry handlers and findings.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            paramLabel = "SET",
            description =
                    "A profile, a directory of profiles, or several of them separated by commas; or recordings of a sampler, such as"
                            + " JFR.")
    String set = "";

    @Option(names = "--label", paramLabel = "TEXT", description = "How to call the set in the report.")
    @Nullable
    String label;

    @Mixin
    SampleOptions samples = new SampleOptions();

    @Mixin
    BudgetOption budgets = new BudgetOption();

    @Mixin
    OutputOptions outputs = new OutputOptions();

    ReportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        SetReport report = new Pipeline(LoadingLine.of(invocation, outputs), budgets.parsed())
                .report(ProfileSet.typed("SET", set, label), samples, invocation.commandLine());
        return new Outputs(outputs, invocation)
                .write(
                        Result.of(
                                report,
                                new SourceSites(outputs, invocation.children()::run, Path.of(""))
                                        .links(null, report.side().commit()),
                                invocation.colour()),
                        report.breaksABudget() ? ExitCodes.REGRESSED : ExitCodes.OK);
    }
}
